import { countSeats, type PlanDocument, type PlanSeat, seatsOf } from './document';

export type PlanIssue = {
  kind: 'empty' | 'label' | 'duplicate' | 'category' | 'companion' | 'overlap';
  message: string;
  /** Guids of the seats that it is about. */
  seats: string[];
  /** True when the plan cannot be published with it. */
  blocking: boolean;
};

/** Everything about a plan that would confuse buyers; what blocks publishing comes first. */
export function findIssues(document: PlanDocument): PlanIssue[] {
  const issues = [
    ...emptiness(document),
    ...labels(document),
    ...categories(document),
    ...companions(document),
    ...overlaps(document),
  ];
  return issues.sort((a, b) => Number(b.blocking) - Number(a.blocking));
}

function emptiness(document: PlanDocument): PlanIssue[] {
  const stands = document.zones.some(({ areas }) => areas.some(({ kind }) => kind === 'standing'));
  if (countSeats(document) > 0 || stands) return [];
  const message = 'There is nothing to sell yet: add rows of seats or a standing area.';
  return [{ kind: 'empty', message, seats: [], blocking: true }];
}

function labels(document: PlanDocument): PlanIssue[] {
  const byLabel = new Map<string, string[]>();
  const unnamed: string[] = [];
  for (const zone of document.zones) {
    for (const row of zone.rows) {
      // No text has this character (see readPlanFile), so the parts cannot run together.
      const place = `${zone.name}\0${row.number}\0`;
      for (const seat of row.seats) {
        if (!seat.number.trim()) unnamed.push(seat.guid);
        const key = place + seat.number;
        const same = byLabel.get(key);
        if (same) same.push(seat.guid);
        else byLabel.set(key, [seat.guid]);
      }
    }
  }
  const issues: PlanIssue[] = [];
  if (unnamed.length > 0) {
    const message = `${count(unnamed.length, 'seat has', 'seats have')} no number.`;
    issues.push({ kind: 'label', message, seats: unnamed, blocking: true });
  }
  for (const [key, seats] of byLabel) {
    if (seats.length < 2) continue;
    const [zone, row, seat = ''] = key.split('\0');
    if (!seat.trim()) continue;
    const message = `${seats.length} seats are called ${zone}, row ${row || '(none)'}, seat ${seat}.`;
    issues.push({ kind: 'duplicate', message, seats, blocking: true });
  }
  return issues;
}

function categories(document: PlanDocument): PlanIssue[] {
  const bare: string[] = [];
  for (const { seat } of seatsOf(document)) if (!seat.category) bare.push(seat.guid);
  if (bare.length === 0) return [];
  const message = `${count(bare.length, 'seat has', 'seats have')} no category, so no price can cover them.`;
  return [{ kind: 'category', message, seats: bare, blocking: true }];
}

function companions(document: PlanDocument): PlanIssue[] {
  const places = new Set<string>();
  for (const { seat } of seatsOf(document)) if (seat.accessible) places.add(seat.guid);
  const lost: string[] = [];
  for (const { seat } of seatsOf(document))
    if (seat.companionOf !== undefined && !places.has(seat.companionOf)) lost.push(seat.guid);
  if (lost.length === 0) return [];
  const message = `${count(lost.length, 'companion place has', 'companion places have')} no wheelchair place.`;
  return [{ kind: 'companion', message, seats: lost, blocking: true }];
}

/** Two seats overlap when their centres are nearer than four fifths of what their radii need. */
function overlaps(document: PlanDocument): PlanIssue[] {
  const all: PlanSeat[] = [];
  for (const zone of document.zones) for (const row of zone.rows) all.push(...row.seats);
  // From left to right, a seat can only overlap those just before it.
  all.sort((a, b) => a.x - b.x || a.y - b.y);
  const widest = all.reduce((most, { radius }) => Math.max(most, radius), 0);
  const clashing = new Set<string>();
  let first = 0;
  all.forEach((seat, at) => {
    const reach = (seat.radius + widest) * 0.8;
    while (first < at && seat.x - (all[first]?.x ?? 0) >= widest * 1.6) first++;
    for (let place = first; place < at; place++) {
      const other = all[place];
      if (!other || Math.abs(other.y - seat.y) >= reach) continue;
      const distance = Math.hypot(other.x - seat.x, other.y - seat.y);
      if (distance < (other.radius + seat.radius) * 0.8) clashing.add(other.guid).add(seat.guid);
    }
  });
  if (clashing.size === 0) return [];
  const message = `${clashing.size} seats lie over each other.`;
  return [{ kind: 'overlap', message, seats: [...clashing], blocking: false }];
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
