import { sql } from 'drizzle-orm';
import type { SumsByHand } from './report-view';

/** The sums of a group of figures. Floating point holds whole numbers up to nine quadrillion cents. */
export const sumsColumns = sql`sum(tickets)::int as tickets, sum(tickets_back)::int as tickets_back,
  sum(face)::float8 as face, sum(fee)::float8 as fee, sum(tax)::float8 as tax, sum(face_back)::float8 as face_back,
  sum(fee_back)::float8 as fee_back, sum(tax_back)::float8 as tax_back, sum(face_disputed)::float8 as face_disputed,
  sum(fee_disputed)::float8 as fee_disputed, sum(tax_disputed)::float8 as tax_disputed`;

/** Null everywhere when there was nothing to join. */
export type SumsRow = {
  by_hand: boolean | null;
  tickets: number | null;
  tickets_back: number | null;
  face: number | null;
  fee: number | null;
  tax: number | null;
  face_back: number | null;
  fee_back: number | null;
  tax_back: number | null;
  face_disputed: number | null;
  fee_disputed: number | null;
  tax_disputed: number | null;
};

export const sumsOf = (row: SumsRow): SumsByHand => ({
  byHand: row.by_hand ?? false,
  tickets: row.tickets ?? 0,
  ticketsBack: row.tickets_back ?? 0,
  face: row.face ?? 0,
  fee: row.fee ?? 0,
  tax: row.tax ?? 0,
  faceBack: row.face_back ?? 0,
  feeBack: row.fee_back ?? 0,
  taxBack: row.tax_back ?? 0,
  faceDisputed: row.face_disputed ?? 0,
  feeDisputed: row.fee_disputed ?? 0,
  taxDisputed: row.tax_disputed ?? 0,
});
