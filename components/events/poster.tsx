import { classes } from '@/components/ui/classes';

type PosterProps = {
  slug: string;
  /** Where it lies, when not at the event's own address. */
  src?: string;
  /** Posters above the fold load at once. */
  eager?: boolean;
  className?: string;
};

/** The event's poster, drawn by the site itself. Decoration: the title always stands beside it. */
export function Poster({ slug, src, eager, className }: PosterProps) {
  return (
    // biome-ignore lint/performance/noImgElement: an SVG of our own needs no optimizer
    <img
      src={src ?? `/events/${slug}/poster.svg`}
      alt=""
      width={600}
      height={800}
      loading={eager ? 'eager' : 'lazy'}
      className={classes('poster', className)}
    />
  );
}
