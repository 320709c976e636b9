import type { Ctx } from '@/db';
import { formatMoment } from '@/lib/clock';
import type { MailContent } from '@/lib/email/templates/write-mail';
import { env } from '@/lib/env';
import { heldItems } from '@/lib/inventory/cart-items';
import { entryLink } from '@/lib/inventory/waitlist/entry-key';
import { findEntry } from '@/lib/inventory/waitlist/find-entry';
import { tickets } from '@/lib/inventory/waitlist/waitlist-view';

type Kind = 'waitlist_confirm' | 'waitlist_joined' | 'waitlist_offer';

/** What somebody who waits is told; null when it is no longer so, an offer that has run out for instance. */
export async function aboutWaiting({ db }: Ctx, kind: Kind, entryId: string): Promise<MailContent | null> {
  const entry = await findEntry(db, entryId);
  if (!entry) return null;
  const { timeZone, timeKnown } = entry;
  const mail = {
    title: entry.eventTitle,
    where: `${formatMoment(entry.startsAt, timeZone, { timeKnown })}, ${entry.venueName}, ${entry.cityName}`,
    level: entry.levelName,
    wish: tickets(entry.quantity),
    url: `${env().BASE_URL}${entryLink(entryId)}`,
  };
  if (kind === 'waitlist_confirm' || kind === 'waitlist_joined') {
    const waits = entry.state === 'unconfirmed' || entry.state === 'waiting' || entry.state === 'offered';
    return waits ? { kind, ...mail } : null;
  }
  if (!entry.offerLives || !entry.holdId || !entry.offeredUntil) return null;
  const items = await heldItems(db, entry.holdId);
  const held = items.map(({ seatLabel, quantity, levelName }) => seatLabel ?? `${quantity} × ${levelName}`);
  return {
    kind,
    ...mail,
    wish: tickets(entry.offeredQuantity ?? 0),
    held,
    until: formatMoment(entry.offeredUntil, timeZone),
  };
}
