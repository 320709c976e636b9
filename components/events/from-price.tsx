import { formatMoney } from '@/lib/money';

type FromPriceProps = { lowest: number | null; highest?: number | null; currency: string };

/** The price a fan pays, fees and tax inside: "from $45", "$45" when there is only one, "Free". */
export function FromPrice({ lowest, highest, currency }: FromPriceProps) {
  if (lowest === null) return null;
  if (lowest === 0 && (highest ?? 0) === 0) return <>Free</>;
  const from = highest !== lowest;
  return (
    <span className="tabular-nums">
      {from && 'from '}
      <span className="font-semibold">{lowest === 0 ? 'free' : formatMoney(lowest, currency)}</span>
    </span>
  );
}
