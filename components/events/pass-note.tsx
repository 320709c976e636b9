import { formatMoment } from '@/lib/clock';
import { type PassView, passState } from '@/lib/inventory/passes/pass-view';
import { formatMoney } from '@/lib/money';

/** What a fan has to know about a pass: what it saves, or why it is not sold at this moment. */
export function PassNote({ pass, now }: { pass: PassView; now: number }) {
  const { onSaleAt, singly, price, currency, dates } = pass;
  const zone = dates[0]?.timeZone ?? 'UTC';
  switch (passState(pass, now)) {
    case 'before':
      return <p className="note">On sale {formatMoment(onSaleAt ?? '', zone, { style: 'short' })}</p>;
    case 'ended':
      return <p className="note">Its sale has ended.</p>;
    case 'called_off':
      return (
        <p className="note">One of its dates was cancelled or moved, so this pass is not on sale for now.</p>
      );
    case 'on_sale':
      if (singly === null || singly <= price) return null;
      return <p className="note">Date by date this is {formatMoney(singly, currency)}.</p>;
  }
}
