import { orBusy } from '@/lib/http/or-busy';
import { currentCtx } from '@/lib/identity/current';
import { memberOf } from '@/lib/organizers/member';
import { readPerformance } from '@/lib/payments/reports/read-performance';
import { performanceTables } from '@/lib/payments/reports/tables';
import { askedFormat, notYetResponse, tableResponse } from '@/lib/payments/spreadsheets/table-response';

type Params = { params: Promise<{ organizer: string; performanceId: string; table: string }> };

const isTable = (name: string): name is keyof typeof performanceTables =>
  Object.hasOwn(performanceTables, name);

/** What is asked for anew each time, and never behind. */
const live = new Set(['house', 'door', 'buyers']);

/** A view of a performance's report as a CSV or XLSX file (`format`). */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { organizer, performanceId, table } = await params;
  return orBusy(async () => {
    const ctx = await currentCtx();
    const member = await memberOf({ ctx, input: { organizer, permission: 'reports.view' } });
    const report =
      member && isTable(table)
        ? await readPerformance({ ctx, input: { organizerId: member.organizerId, performanceId } })
        : null;
    if (!report || !isTable(table)) {
      return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } });
    }
    if (report.behind && !live.has(table)) return notYetResponse();
    const day = report.performance.startsAt.slice(0, 10);
    return tableResponse(
      `${organizer}-${day}-${table}`,
      askedFormat(request),
      performanceTables[table](report),
    );
  });
}
