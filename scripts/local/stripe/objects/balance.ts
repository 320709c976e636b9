import { newId } from '../wire/ids';
import { unixNow, type World } from '../world';
import type { TransactionObject } from './records';

type Movement = {
  type: 'charge' | 'payment' | 'refund' | 'refund_failure' | 'adjustment';
  /** Minor units; negative when money leaves. */
  amount: number;
  currency: string;
  source: string;
};

/** Writes one movement of money. Stripe's own fee is left at zero: what was captured minus what went back. */
export function recordTransaction(world: World, movement: Movement): TransactionObject {
  const created = unixNow(world);
  const transaction: TransactionObject = {
    id: newId('txn_'),
    object: 'balance_transaction',
    amount: movement.amount,
    available_on: created,
    balance_type: 'payments',
    created,
    currency: movement.currency,
    description: null,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: movement.amount,
    reporting_category: movement.type === 'adjustment' ? 'dispute' : movement.type,
    source: movement.source,
    status: 'available',
    type: movement.type,
  };
  world.state.transactions.set(transaction.id, transaction);
  return transaction;
}

/** `GET /v1/balance`: the sum of all movements per currency. */
export function balanceObject(world: World) {
  const sums = new Map<string, number>([['usd', 0]]);
  for (const { currency, net } of world.state.transactions.values()) {
    sums.set(currency, (sums.get(currency) ?? 0) + net);
  }
  const lines = [...sums].map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } }));
  return {
    object: 'balance',
    available: lines,
    livemode: false,
    pending: lines.map(({ currency }) => ({ amount: 0, currency, source_types: { card: 0 } })),
  };
}
