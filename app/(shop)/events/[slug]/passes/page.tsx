import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PassCard } from '@/components/passes/pass-card';
import { PageHeading } from '@/components/ui/page-heading';
import { pageMetadata } from '@/lib/catalog/metadata';
import { getEvent } from '@/lib/catalog/queries';
import type { SlugProps } from '@/lib/catalog/slug-props';
import { getPasses } from '@/lib/inventory/pass-queries';

/** Static, and rendered anew at most once a minute: a sale opens and ends by the clock. */
export const revalidate = 60;

/** None at build time: each page is made when it is first asked for, then kept. */
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: SlugProps): Promise<Metadata> {
  const event = await getEvent((await params).slug);
  if (!event) return {};
  return pageMetadata({
    title: `Passes: ${event.title}`,
    description: `One price for several dates of ${event.title}. All fees are in the price.`,
    path: `/events/${event.slug}/passes`,
    image: `/events/${event.slug}/poster.png`,
  });
}

export default async function PassesPage({ params }: SlugProps) {
  const event = (await getEvent((await params).slug)) ?? notFound();
  const passes = await getPasses(event.slug);
  if (passes.length === 0) notFound();
  return (
    <div className="wrap pb-20">
      <PageHeading
        title={passes.length === 1 ? 'Pass' : 'Passes'}
        crumbs={[
          { label: 'Events', href: '/events' },
          { label: event.title, href: `/events/${event.slug}` },
        ]}
      >
        A place on every date of the pass, held together. The price is what you pay: fees and tax are in it.
      </PageHeading>
      <div className="grid max-w-3xl gap-8">
        {passes.map((pass) => (
          <PassCard key={pass.id} pass={pass} now={Date.now()} />
        ))}
      </div>
    </div>
  );
}
