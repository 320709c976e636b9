import type { Rows } from '@/lib/payments/spreadsheets/cell';
import { tableResponse } from '@/lib/payments/spreadsheets/table-response';

export type { Cell } from '@/lib/payments/spreadsheets/cell';

/** The rows as a CSV file, under a name of letters, digits and dashes. */
export const csvResponse = (name: string, rows: Rows): Response => tableResponse(name, 'csv', rows);
