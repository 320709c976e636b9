import { decodePlan, encodePlan, type Plan, type PlanSeat } from '@/lib/inventory/plan-codec';

/** A small hall for tests: each text is a row, each letter a seat of that category, a space an aisle. */
export function testPlan(rows: string[], pitch = 50): Plan {
  const seats: PlanSeat[] = [];
  rows.forEach((row, rowIndex) => {
    let number = 0;
    [...row].forEach((category, at) => {
      if (category === ' ') return;
      number += 1;
      seats.push({
        ...{
          seatIndex: seats.length,
          zone: 'Orchestra',
          section: '',
          rowLabel: String.fromCharCode(65 + rowIndex),
        },
        ...{ seatLabel: String(number), rowIndex, rowPosition: at, category, accessible: false },
        x: at * pitch,
        y: rowIndex * pitch * 2,
      });
    });
  });
  const head = { id: 'plan', name: 'Main', width: 1_000, height: 1_000, shapes: [] };
  return decodePlan(encodePlan(head, seats));
}
