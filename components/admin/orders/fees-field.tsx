import { SelectField } from '@/components/ui/select-field';

/** What becomes of the fees of a refund. */
export function FeesField({ value, error }: { value?: string; error?: string }) {
  return (
    <SelectField label="Fees" name="fees" defaultValue={value ?? 'return'} error={error} className="max-w-sm">
      <option value="return">Give the fees back too</option>
      <option value="keep">Keep the fees</option>
    </SelectField>
  );
}
