import { buttonClasses } from './button';

/** Links to the pages before and after; they are plain links, so they work while everything else is loading. */
export function Pagination({ previous, next, label }: { previous?: string; next?: string; label: string }) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={label} className="mt-10 flex justify-between border-line border-t pt-6">
      {previous ? (
        <a href={previous} rel="prev" className={buttonClasses('secondary')}>
          ← Previous
        </a>
      ) : (
        <span />
      )}
      {next && (
        <a href={next} rel="next" className={buttonClasses('secondary')}>
          Next →
        </a>
      )}
    </nav>
  );
}
