/** How many events a link leads to. */
export function EventCount({ count }: { count: number }) {
  return (
    <small>
      {count}
      <span className="sr-only">{count === 1 ? ' event' : ' events'}</span>
    </small>
  );
}
