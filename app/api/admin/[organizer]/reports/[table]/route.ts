import { orBusy } from '@/lib/http/or-busy';
import { currentCtx } from '@/lib/identity/current';
import { memberOf } from '@/lib/organizers/member';
import { readDays, readOverview } from '@/lib/payments/reports/read-overview';
import { readShow } from '@/lib/payments/reports/report-view';
import { dayTable, overviewTables } from '@/lib/payments/reports/tables';
import { askedFormat, notYetResponse, tableResponse } from '@/lib/payments/spreadsheets/table-response';

type Params = { params: Promise<{ organizer: string; table: string }> };

const isTable = (name: string): name is keyof typeof overviewTables => Object.hasOwn(overviewTables, name);

/** A view of the reports page as a CSV or XLSX file (`format`); `show` says of which performances, as on the page. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { organizer, table } = await params;
  return orBusy(async () => {
    const ctx = await currentCtx();
    const member = await memberOf({ ctx, input: { organizer, permission: 'reports.view' } });
    if (!member || (table !== 'days' && !isTable(table))) {
      return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } });
    }
    const { organizerId, slug } = member;
    const format = askedFormat(request);
    if (table === 'days') {
      const { days, behind } = await readDays({ ctx, input: { organizerId } });
      return behind ? notYetResponse() : tableResponse(`${slug}-days`, format, dayTable(days));
    }
    const show = readShow(new URL(request.url).searchParams.get('show') ?? undefined);
    const overview = await readOverview({ ctx, input: { organizerId, show } });
    if (overview.behind) return notYetResponse();
    return tableResponse(`${slug}-${table}-${show}`, format, overviewTables[table](overview));
  });
}
