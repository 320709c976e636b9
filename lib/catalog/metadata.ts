import type { Metadata } from 'next';
import { env } from '@/lib/env';

type Page = {
  title: string;
  description: string;
  /** Path of the page that search engines should show. */
  path: string;
  /** False keeps the page out of search engines; its links are followed. */
  index?: boolean;
  /** Path of a picture for previews. */
  image?: string;
  /** What it shows; without words of its own the title. */
  imageAlt?: string | null;
  type?: 'website' | 'article' | 'profile';
};

/** The absolute address of a path of this site. */
export const absolute = (path: string): string => new URL(path, env().BASE_URL).href;

/** One sentence or two for search engines: cut at a word, at most 155 letters. */
function summary(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= 155 ? flat : `${flat.slice(0, 154).replace(/\s+\S*$/, '')}…`;
}

/** Title, description, canonical address and Open Graph of a public page. */
export function pageMetadata({
  title,
  description,
  path,
  index = true,
  image,
  imageAlt,
  type = 'website',
}: Page): Metadata {
  const text = summary(description);
  return {
    title,
    description: text,
    alternates: { canonical: absolute(path) },
    robots: index ? undefined : { index: false, follow: true },
    openGraph: {
      title,
      description: text,
      url: absolute(path),
      siteName: 'Tessera',
      locale: 'en_US',
      type,
      images: image ? [{ url: absolute(image), alt: imageAlt || title }] : undefined,
    },
    twitter: { card: image ? 'summary_large_image' : 'summary' },
  };
}
