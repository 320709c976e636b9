import type { Plan } from '@/lib/inventory/plan-codec';

/** "Orchestra, Left, row C, seat 12": how a seat is called in a sentence. */
export function seatTitle(plan: Plan, seat: number): string {
  const row = plan.rows[plan.row[seat] ?? -1];
  const section = plan.sections[row?.section ?? -1];
  const label = plan.labels[seat] ?? '';
  return [section?.zone, section?.name, row?.label && `row ${row.label}`, `seat ${label}`]
    .filter(Boolean)
    .join(', ');
}

/** The same as two lines: "Row C · Seat 12" and "Orchestra, Left". */
export function seatLines(plan: Plan, seat: number): [string, string] {
  const row = plan.rows[plan.row[seat] ?? -1];
  const section = plan.sections[row?.section ?? -1];
  const place = [row?.label && `Row ${row.label}`, `Seat ${plan.labels[seat] ?? ''}`]
    .filter(Boolean)
    .join(' · ');
  return [place, [section?.zone, section?.name].filter(Boolean).join(', ')];
}

/** Names in a row: "A", "A and B", "A, B and C". */
export function listed(names: string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
