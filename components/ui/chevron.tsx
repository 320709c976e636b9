/** Points down; up inside an open `<details className="group">`. */
export function Chevron() {
  return (
    <svg
      aria-hidden="true"
      width="12"
      height="8"
      viewBox="0 0 12 8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      className="shrink-0 group-open:rotate-180"
    >
      <path d="m1 1 5 5 5-5" />
    </svg>
  );
}
