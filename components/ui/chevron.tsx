/** Points down; up in the summary of an open `<details>`. */
export function Chevron() {
  return (
    <svg aria-hidden="true" width="12" height="8" viewBox="0 0 12 8" className="chevron">
      <path d="m1 1 5 5 5-5" />
    </svg>
  );
}
