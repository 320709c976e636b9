import { orBusy } from '@/lib/http/or-busy';
import { currentCtx } from '@/lib/identity/current';
import { listPromoCodes } from '@/lib/orders/promo-admin-queries';
import { memberOf } from '@/lib/organizers/member';
import { readPromoFigures } from '@/lib/payments/reports/read-promo-codes';
import { amountCell } from '@/lib/payments/spreadsheets/cell';
import { askedFormat, notYetResponse, tableResponse } from '@/lib/payments/spreadsheets/table-response';

type Params = { params: Promise<{ organizer: string }> };

const head = ['Code', 'Codes', 'Note', 'Discount', 'Used', 'Currency', 'Orders', 'Tickets', 'Returned'];

/** What was sold with each promo code, as a CSV or XLSX file (`format`). */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { organizer } = await params;
  return orBusy(async () => {
    const ctx = await currentCtx();
    const member = await memberOf({ ctx, input: { organizer, permission: 'reports.view' } });
    if (!member) {
      return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } });
    }
    const { organizerId, slug } = member;
    const [promos, { figures, behind }] = await Promise.all([
      listPromoCodes(ctx, organizerId),
      readPromoFigures({ ctx, input: { organizerId } }),
    ]);
    if (behind) return notYetResponse();
    const rows = promos.flatMap((promo) => {
      const { code, codes, note, label, uses, isBatch } = promo;
      const about = [isBatch ? '' : code, codes, note, label, uses];
      const sold = figures.get(promo.id) ?? [];
      if (sold.length === 0) return [[...about, '', 0, 0, 0, 0, 0, 0]];
      return sold.map(({ currency, orders, tickets, ticketsBack, gross, discount, refunds }) => [
        ...about,
        currency.toUpperCase(),
        ...[orders, tickets, ticketsBack],
        ...[gross, discount, refunds].map((minor) => amountCell(minor, currency)),
      ]);
    });
    return tableResponse(`${slug}-promo-codes`, askedFormat(request), [
      [...head, 'Paid', 'Taken off', 'Refunds'],
      ...rows,
    ]);
  });
}
