/** How many events a link leads to: to be seen a number, to be heard with its word. */
export function EventCount({ count }: { count: number }) {
  return (
    <small>
      {count}
      <span>{count === 1 ? ' event' : ' events'}</span>
    </small>
  );
}
