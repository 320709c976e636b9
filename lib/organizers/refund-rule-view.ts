/** Until how many days before the start buyers give tickets back by themselves; null: they ask the organizer. */
export type RefundRule = { refundDays: number | null; refundKeepsFees: boolean };

/** A refund rule as a sentence, before anything is bought. */
export function refundRuleText({ refundDays, refundKeepsFees }: RefundRule): string {
  if (refundDays === null) return 'Tickets are given back only by asking the organizer.';
  const until =
    refundDays === 0
      ? 'until it starts'
      : `until ${refundDays} ${refundDays === 1 ? 'day' : 'days'} before it starts`;
  return `You can give tickets back on your order’s page ${until}${refundKeepsFees ? '; fees are kept' : ''}.`;
}
