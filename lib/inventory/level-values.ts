import type { priceLevels } from '@/db/schema';
import { momentAt } from '@/lib/catalog/venue-time';
import { minorUnits } from '@/lib/money';
import { fail } from '@/lib/result';
import type { LevelInput } from './level-form-input';
import { type PriceParts, splitStated } from './level-price-view';

/** What states a price, a window and limits: a level's form, or another's that asks for the same. */
type Stated = Omit<LevelInput, 'performanceId' | 'levelId' | 'kind' | 'capacity' | 'category'>;

type Of = { currency: string; timeZone: string; before?: PriceParts };

const badField = (field: string, message: string) =>
  fail('BAD_LEVEL', 'Please check the marked fields.', { fields: { [field]: message } });

/** The columns of a level as its form states them, or what is wrong with the form. */
export function levelValues(input: Stated, { currency, timeZone, before }: Of) {
  let parts: PriceParts | null = before ?? null;
  if (input.amount !== null) {
    parts = splitStated({
      amount: minorUnits(input.amount, currency),
      fee: minorUnits(input.fee ?? '0', currency),
      feeMode: input.feeMode,
      taxMode: input.taxMode,
      taxRate: Math.round(Number(input.taxRate ?? '0') * 100),
    });
  }
  if (!parts) return badField('amount', 'Fee and tax are more than this. Enter a higher price.');
  if (parts.faceAmount + parts.feeAmount + parts.taxAmount > 99_999_900) {
    return badField('amount', 'This is more than can be paid by card.');
  }
  const windows: Record<'onSaleAt' | 'offSaleAt', Date | null> = { onSaleAt: null, offSaleAt: null };
  for (const field of ['onSaleAt', 'offSaleAt'] as const) {
    const wall = input[field];
    const moment = wall === null ? null : momentAt(wall, timeZone);
    if (moment && !moment.ok) return badField(field, moment.message);
    windows[field] = moment?.at ?? null;
  }
  const { onSaleAt, offSaleAt } = windows;
  if (onSaleAt && offSaleAt && offSaleAt <= onSaleAt) {
    return badField('offSaleAt', 'The sale must end after it begins.');
  }
  const { faceAmount, feeAmount, taxAmount } = parts;
  const payWhatYouLike = input.payWhatYouLike === 'yes';
  const suggested = input.suggestedAmounts.map((amount) => minorUnits(amount, currency));
  const least = faceAmount + feeAmount + taxAmount;
  if (payWhatYouLike && suggested.some((amount) => amount < least)) {
    return badField('suggestedAmounts', 'Suggest no less than the price, which is the least.');
  }
  const { name, description, minPerOrder, maxPerOrder } = input;
  const level = {
    ...{ name, description, faceAmount, feeAmount, taxAmount, onSaleAt, offSaleAt, minPerOrder, maxPerOrder },
    accessCodeRequired: input.accessCodeRequired === 'yes',
    payWhatYouLike,
    suggestedAmounts: payWhatYouLike ? [...new Set(suggested)].sort((a, b) => a - b) : [],
  } satisfies Partial<typeof priceLevels.$inferInsert>;
  return { ok: true as const, level };
}
