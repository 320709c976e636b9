import type Stripe from 'stripe';

/** The objects as they travel on the wire: Stripe's own types, with references to others as plain ids. */
export type SessionObject = Omit<Stripe.Checkout.Session, 'payment_intent' | 'line_items'> & {
  payment_intent: string | null;
};
export type IntentObject = Omit<Stripe.PaymentIntent, 'latest_charge'> & { latest_charge: string | null };
export type ChargeObject = Omit<
  Stripe.Charge,
  'payment_intent' | 'balance_transaction' | 'failure_balance_transaction' | 'refunds'
> & {
  payment_intent: string;
  balance_transaction: string | null;
  failure_balance_transaction: string | null;
};
export type RefundObject = Omit<
  Stripe.Refund,
  'charge' | 'payment_intent' | 'balance_transaction' | 'failure_balance_transaction' | 'status'
> & {
  charge: string;
  payment_intent: string;
  balance_transaction: string | null;
  failure_balance_transaction?: string;
  status: 'succeeded' | 'failed';
};
export type TransactionObject = Omit<Stripe.BalanceTransaction, 'source'> & { source: string };
export type DisputeObject = Omit<
  Stripe.Dispute,
  'charge' | 'payment_intent' | 'balance_transactions' | 'status'
> & {
  charge: string;
  payment_intent: string;
  balance_transactions: TransactionObject[];
  status: 'needs_response' | 'won' | 'lost';
};
export type ProductObject = {
  id: string;
  object: 'product';
  active: boolean;
  created: number;
  description: string | null;
  images: string[];
  livemode: false;
  metadata: Record<string, string>;
  name: string;
  updated: number;
};
/** On the wire a decimal is a string; the SDK makes its own class of it. */
type PriceObject = Omit<Stripe.Price, 'unit_amount_decimal' | 'product' | 'unit_amount'> & {
  product: string;
  unit_amount: number;
  unit_amount_decimal: string;
};
export type LineObject = Omit<Stripe.LineItem, 'price' | 'quantity'> & {
  price: PriceObject;
  quantity: number;
};
export type EventObject = {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: { object: EventSubject };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: EventType;
};
export type EventSubject = SessionObject | IntentObject | ChargeObject | RefundObject | DisputeObject;

export const EVENT_TYPES = [
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.funds_reinstated',
  'charge.dispute.funds_withdrawn',
  'charge.failed',
  'charge.pending',
  'charge.refunded',
  'charge.succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.completed',
  'checkout.session.expired',
  'payment_intent.canceled',
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.succeeded',
  'refund.created',
  'refund.failed',
  'refund.updated',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** A session with what Stripe keeps about it and does not show. */
export type SessionRecord = {
  object: SessionObject;
  lines: LineObject[];
  intentData: { metadata: Record<string, string>; description: string | null; receiptEmail: string | null };
  /** Set while a delayed payment is under way: when it settles by itself (stand-in clock, ms), and how. */
  settlement: { at: number; succeeds: boolean } | null;
};

export type Attempt = { at: number; status: number | null; error: string | null; durationMs: number };
export type Delivery = {
  id: string;
  event: string;
  type: EventType;
  state: 'pending' | 'delivered' | 'failed' | 'dropped';
  /** Real time in ms, not the stand-in's movable clock. */
  dueAt: number;
  /** Breaks ties between deliveries of one reordered window. */
  rank: number;
  attempts: Attempt[];
};

export type KeptAnswer = {
  fingerprint: string;
  path: string;
  requestId: string;
  status: number;
  body: string;
  /** Stand-in clock, ms. */
  at: number;
};
