import type { PlanListItem } from '@/lib/inventory/plan-admin-view';

/** A small picture of a plan; the name beside it says the rest. */
export function PlanThumbnail({ preview }: { preview: PlanListItem['preview'] }) {
  return (
    <svg
      viewBox={`0 0 ${preview.width} ${preview.height}`}
      className="h-36 w-full bg-sunken p-2"
      fill="none"
      strokeWidth="2.500"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {preview.areas.map((d) => (
        <path key={d} d={d} stroke="var(--line-strong)" strokeWidth="1" fill="var(--line)" />
      ))}
      {preview.lines.map(({ color, d }) => (
        <path key={color} d={d} stroke={color} />
      ))}
    </svg>
  );
}
