export type PlaceMarkKind = 'wheelchair' | 'companion';

/** The mark of a place, if it has one. */
export const markOf = (isWheelchair: boolean, isCompanion: boolean): PlaceMarkKind | undefined =>
  isWheelchair ? 'wheelchair' : isCompanion ? 'companion' : undefined;

/** A person in a wheelchair, or a person: the same marks as on the plan. */
export function PlaceMark({ kind }: { kind: PlaceMarkKind }) {
  return (
    <svg
      aria-hidden="true"
      width="14"
      height="14"
      viewBox="-8 -8 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
    >
      {kind === 'wheelchair' ? (
        <>
          <circle cx="-1" cy="-6" r="1.2" fill="currentColor" stroke="none" />
          <path d="M-1-3.4L-.6 1.2H3L4.8 5.6M-.8-1.2H2.6" />
          <path d="M-3.6-.2A4 4 0 1 0 2.4 4" />
        </>
      ) : (
        <>
          <circle cx="0" cy="-3.8" r="2.2" fill="currentColor" stroke="none" />
          <path d="M-4.6 5.6a4.6 5 0 0 1 9.2 0" />
        </>
      )}
    </svg>
  );
}
