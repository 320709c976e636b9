import { notFound } from 'next/navigation';
import { legalTexts } from '@/components/site/legal-texts';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { pageMetadata } from '@/lib/catalog/metadata';

export const dynamicParams = false;

export const generateStaticParams = () => Object.keys(legalTexts).map((page) => ({ page }));

type LegalPageProps = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: LegalPageProps) {
  const { page } = await params;
  const { title, lead } = legalTexts[page] ?? notFound();
  return pageMetadata({ title, description: lead, path: `/legal/${page}` });
}

export default async function LegalPage({ params }: LegalPageProps) {
  const { title, lead, parts } = legalTexts[(await params).page] ?? notFound();
  return (
    <div className="wrap pb-20">
      <PageHeading title={title}>{lead}</PageHeading>
      <div className="measure">
        {parts.map((part) => (
          <Section key={part.title} title={part.title}>
            {part.text.map((text) => (
              <p key={text} className="mt-3 first:mt-0">
                {text}
              </p>
            ))}
          </Section>
        ))}
      </div>
    </div>
  );
}
