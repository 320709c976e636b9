import { Readable } from 'node:stream';
import { csvStream } from '@/lib/payments/csv-stream';
import type { Rows } from './cell';
import { xlsxParts } from './xlsx';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

type FileFormat = keyof typeof types;

/** The format that the address asks for: `?format=xlsx`; without it CSV. */
export function askedFormat(request: Request): FileFormat {
  return new URL(request.url).searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv';
}

/** The rows as a download that is written while it is read, under a name of letters, digits and dashes. */
export function tableResponse(name: string, format: FileFormat, rows: Rows): Response {
  // Safe because Node's web streams are the ones that Response takes.
  const body =
    format === 'csv'
      ? csvStream(rows)
      : (Readable.toWeb(Readable.from(xlsxParts('Table', rows))) as ReadableStream<Uint8Array>);
  return new Response(body, {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'cache-control': 'private, no-store',
    },
  });
}

/** Instead of a file whose figures are behind, since a file has no place to say so. */
export function notYetResponse(): Response {
  return new Response(
    'Very many orders have changed and are still being added up. Ask for this file again in a few minutes.',
    { status: 503, headers: { 'cache-control': 'private, no-store', 'retry-after': '120' } },
  );
}
