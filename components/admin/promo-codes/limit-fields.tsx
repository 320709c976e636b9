import { TextField } from '@/components/ui/text-field';

type LimitFieldsProps = {
  /** "CET": in which zone the times are. */
  zone: string;
  field: (name: string, otherwise?: string) => { name: string; defaultValue: string; error?: string };
  known?: {
    note: string | null;
    validFrom: string;
    validUntil: string;
    maxUses: number | null;
    maxPerBuyer: number | null;
  };
  /** Codes of a batch are used once each. */
  isBatch?: boolean;
};

/** When a code works, and how often. */
export function LimitFields({ zone, field, known, isBatch }: LimitFieldsProps) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField
        label={`Works from (${zone})`}
        type="datetime-local"
        optional
        {...field('validFrom', known?.validFrom)}
      />
      <TextField
        label={`Works until (${zone})`}
        type="datetime-local"
        optional
        {...field('validUntil', known?.validUntil)}
      />
      {isBatch ? (
        <input type="hidden" name="maxUses" value="1" />
      ) : (
        <TextField
          label="Uses in all"
          inputMode="numeric"
          optional
          hint="Orders, however many tickets."
          {...field('maxUses', String(known?.maxUses ?? ''))}
        />
      )}
      <TextField
        label="Uses for each buyer"
        inputMode="numeric"
        optional
        hint="By account, browser and address."
        {...field('maxPerBuyer', String(known?.maxPerBuyer ?? ''))}
      />
      <TextField
        label="Note"
        optional
        maxLength={120}
        hint="For your team; buyers do not see it."
        className="sm:col-span-2"
        {...field('note', known?.note ?? '')}
      />
    </div>
  );
}
