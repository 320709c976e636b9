import { Readable } from 'node:stream';
import { orBusy } from '@/lib/http/or-busy';
import { currentCtx } from '@/lib/identity/current';
import { isId } from '@/lib/ids';
import { memberOf } from '@/lib/organizers/member';
import { notYetResponse, tableResponse } from '@/lib/payments/spreadsheets/table-response';
import { readStatement } from '@/lib/payments/statements/read-statements';
import { statementPdf } from '@/lib/payments/statements/statement-pdf';
import { statementRows } from '@/lib/payments/statements/statement-rows';

type Params = { params: Promise<{ organizer: string; file: string }> };

/** A statement, by number or as `open`, as `.pdf`, `.csv` or `.xlsx`; `?event=` leaves only that event's account. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { organizer, file } = await params;
  const [, name = '', kind] = /^(open|\d{1,9})\.(csv|xlsx|pdf)$/.exec(file) ?? [];
  const event = new URL(request.url).searchParams.get('event');
  return orBusy(async () => {
    const ctx = await currentCtx();
    const member = await memberOf({ ctx, input: { organizer, permission: 'reports.view' } });
    const eventId = isId(event) ? event : undefined;
    const view =
      member && (await readStatement({ ctx, input: { organizerId: member.organizerId, name, eventId } }));
    if (!member || !view) {
      return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } });
    }
    if (view.behind) return notYetResponse();
    const title = `${member.slug}-statement-${name}`;
    if (kind === 'csv' || kind === 'xlsx') return tableResponse(title, kind, statementRows(view));
    // Safe because Node's web streams are the ones that Response takes.
    return new Response(Readable.toWeb(Readable.from(statementPdf(view))) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${title}.pdf"`,
        'cache-control': 'private, no-store',
      },
    });
  });
}
