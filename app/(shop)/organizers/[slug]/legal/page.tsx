import { notFound } from 'next/navigation';
import { Paragraphs } from '@/components/events/organizer-texts';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { pageMetadata } from '@/lib/catalog/metadata';
import { getOrganizer } from '@/lib/catalog/organizer-queries';
import type { SlugProps } from '@/lib/catalog/slug-props';
import { refundRuleText } from '@/lib/organizers/refund-rule-view';

export const revalidate = 60;

/** Rendered at the first visit, then served from the cache. */
export const generateStaticParams = () => [];

async function organizerOf({ params }: SlugProps) {
  return (await getOrganizer((await params).slug)) ?? notFound();
}

export async function generateMetadata(props: SlugProps) {
  const { name, slug } = await organizerOf(props);
  return pageMetadata({
    title: `Terms of ${name}`,
    description: `Refunds, terms, privacy and imprint of ${name}.`,
    path: `/organizers/${slug}/legal`,
    index: false,
  });
}

export default async function OrganizerLegalPage(props: SlugProps) {
  const organizer = await organizerOf(props);
  const { name, slug, supportEmail } = organizer;
  const texts = [
    { title: 'Terms', text: organizer.terms },
    { title: 'Privacy', text: organizer.privacy },
    { title: 'Imprint', text: organizer.imprint },
  ];
  return (
    <div className="wrap pb-20">
      <PageHeading title={`Terms of ${name}`} crumbs={[{ label: name, href: `/organizers/${slug}` }]}>
        {name} sells the tickets and answers questions at{' '}
        <a href={`mailto:${supportEmail}`} className="text-link">
          {supportEmail}
        </a>
        .
      </PageHeading>
      <div className="measure">
        <Section title="Refunds">
          <p>{refundRuleText(organizer)}</p>
          {organizer.refundPolicy && <Paragraphs text={organizer.refundPolicy} className="mt-3" />}
        </Section>
        {texts.map(({ title, text }) => (
          <Section key={title} title={title}>
            {text ? (
              <Paragraphs text={text} />
            ) : (
              <p className="text-ink-soft">{name} has written nothing about this; our own pages apply.</p>
            )}
          </Section>
        ))}
      </div>
    </div>
  );
}
