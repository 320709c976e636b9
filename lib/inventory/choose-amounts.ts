import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { buyerKey } from '@/lib/actor';
import { formatMoney, minorUnits } from '@/lib/money';
import { type Failure, fail } from '@/lib/result';
import { holdWithCode } from './hold-with-code';
import { lockBuyer } from './internal';

/** What a fan wants to pay for each place of a level, in major units as he wrote it. */
type ChosenAmount = { priceLevelId: string; amount: string };

export type AmountFailure = Failure<'AMOUNT_WRONG'>;

/** Nobody gives more than this for one place by a slip of the finger; in major units. */
const most = 10_000;

type Wish = Parameters<typeof holdWithCode>[0]['input'] & { amounts: ChosenAmount[] };

/**
 * Holds as `holdWithCode` does, and keeps in the cart what the fan wants to pay where a price is what he likes. Amounts are
 * judged first: with a wrong one nothing is held. Not inside a transaction.
 */
export async function holdForAmounts({ ctx, input: { amounts, ...wish } }: { ctx: Ctx; input: Wish }) {
  const chosen = await readAmounts(ctx, wish.performanceId, amounts);
  if ('ok' in chosen) return chosen;
  const held = await holdWithCode({ ctx, input: wish });
  if (held.ok && chosen.length > 0) await keepAmounts(ctx, held.holdId, chosen);
  return held;
}

type Level = { id: string; name: string; price: number; currency: string };
type Kept = { id: string; amount: number };

/** The amounts in minor units, or why one is refused. What names a level with a price of its own is left out. */
async function readAmounts(
  { db }: Ctx,
  performanceId: string,
  amounts: ChosenAmount[],
): Promise<Kept[] | AmountFailure> {
  if (amounts.length === 0) return [];
  const levels = await db.execute<Level>(sql`
    select l.id, l.name, l.price, p.currency from price_levels l join performances p on p.id = l.performance_id
    where p.id = ${performanceId} and l.pay_what_you_like`);
  const kept: Kept[] = [];
  for (const { id, name, price, currency } of levels) {
    const given = amounts.find(({ priceLevelId }) => priceLevelId === id)?.amount.trim();
    if (!given) continue;
    if (!/^\d{1,9}([.,]\d{1,2})?$/.test(given)) {
      return fail('AMOUNT_WRONG', `Write what you want to pay for ${name} in digits, such as 20 or 12.50.`);
    }
    const amount = minorUnits(given.replace(',', '.'), currency);
    if (amount < price) {
      return fail(
        'AMOUNT_WRONG',
        `${name} costs at least ${formatMoney(price, currency)}. Choose that or more.`,
      );
    }
    if (amount > minorUnits(String(most), currency)) {
      const limit = formatMoney(minorUnits(String(most), currency), currency);
      return fail('AMOUNT_WRONG', `At most ${limit} can be paid for one ticket here.`);
    }
    kept.push({ id, amount });
  }
  return kept;
}

/** Notes the amounts with the cart while it is its buyer's to change; an order that stands keeps what it says. */
async function keepAmounts(ctx: Ctx, holdId: string, chosen: Kept[]): Promise<void> {
  const buyer = buyerKey(ctx.actor);
  await withTransaction(ctx, async ({ db }) => {
    await lockBuyer(db, buyer);
    await db.execute(sql`
      insert into hold_amounts (hold_id, price_level_id, amount)
      select h.id, w.id, w.amount from holds h,
        json_to_recordset(${JSON.stringify(chosen)}::text::json) as w(id uuid, amount int)
      where h.id = ${holdId} and h.buyer_key = ${buyer} and h.state = 'active'
      on conflict (hold_id, price_level_id) do update set amount = excluded.amount`);
  });
}
