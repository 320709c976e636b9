import { classes } from '@/components/ui/classes';
import { uploadedPoster } from '@/lib/catalog/poster-view';

type PosterProps = {
  slug: string;
  /** An uploaded poster's id; without one it is drawn by the site itself. */
  poster?: string | null;
  size: 'thumb' | 'card';
  /** Posters above the fold load at once. */
  eager?: boolean;
};

/** An event's poster in a list. Decoration: the title always stands beside it. */
export function Poster({ slug, poster, size, eager }: PosterProps) {
  return (
    // biome-ignore lint/performance/noImgElement: finished files of our own; no optimizer touches uploads
    <img
      src={poster ? uploadedPoster(poster, size) : `/events/${slug}/poster.svg`}
      alt=""
      width={600}
      height={800}
      loading={eager ? 'eager' : 'lazy'}
      className="poster"
    />
  );
}

type PagePosterProps = {
  slug: string;
  poster: { id: string; width: number; height: number } | null;
  alt: string | null;
  /** Where the drawn one lies, when not at the event's own address. */
  drawn?: string;
  className?: string;
};

/** An event's poster on its own page: an uploaded one whole, in its own shape. */
export function PagePoster({ slug, poster, alt, drawn, className }: PagePosterProps) {
  return (
    // biome-ignore lint/performance/noImgElement: finished files of our own; no optimizer touches uploads
    <img
      src={poster ? `/uploads/${poster.id}` : (drawn ?? `/events/${slug}/poster.svg`)}
      alt={(poster && alt) ?? ''}
      width={poster?.width ?? 600}
      height={poster?.height ?? 800}
      fetchPriority={poster ? 'high' : undefined}
      className={classes(poster ? 'poster-whole' : 'poster', className)}
    />
  );
}
