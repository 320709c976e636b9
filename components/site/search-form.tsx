import { classes } from '@/components/ui/classes';
import { controlClasses } from '@/components/ui/field';

/** Text search over the listing: a GET form, so it needs no script. */
export function SearchForm({ className }: { className?: string }) {
  return (
    <search className={className}>
      <form action="/events" className="relative w-full">
        <input
          type="search"
          name="q"
          maxLength={100}
          aria-label="Search events, artists and works"
          placeholder="Artist, work, event"
          className={classes(controlClasses, 'pr-11')}
        />
        <button
          type="submit"
          aria-label="Search"
          className="absolute inset-y-0 right-0 grid w-11 place-items-center text-ink-soft hover:text-ink"
        >
          <SearchIcon />
        </button>
      </form>
    </search>
  );
}

export function SearchIcon() {
  return (
    <svg
      aria-hidden="true"
      width="18"
      height="18"
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
    >
      <circle cx="7.5" cy="7.5" r="5.5" />
      <path d="m12 12 4.5 4.5" />
    </svg>
  );
}
