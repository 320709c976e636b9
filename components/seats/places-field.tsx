import { SelectField } from '@/components/ui/select-field';
import type { LevelView } from '@/lib/inventory/plan-view';

type PlacesFieldProps = {
  level: LevelView;
  left: number | undefined;
  quantity: number;
  inCart: number;
  limit: number;
  onQuantity: (quantity: number) => void;
};

/** How many places of a general-admission level: a select, so that it works without a script. */
export function PlacesField({ level, left, quantity, inCart, limit, onQuantity }: PlacesFieldProps) {
  const most = Math.min(limit + quantity, level.maxPerOrder ?? Infinity, (left ?? Infinity) + inCart);
  const from = level.minPerOrder;
  const counts = Array.from({ length: Math.max(0, most - from + 1) }, (_, at) => from + at);
  // A number chosen before others took places stays visible until the server has answered.
  if (quantity > 0 && !counts.includes(quantity)) counts.push(quantity);
  return (
    <div className="mt-2 ml-9 max-w-48">
      <SelectField
        label={`Tickets for ${level.name}`}
        labelHidden
        hint={inCart > 0 ? `${inCart} already in your cart. Choose how many you want in all.` : undefined}
        name={`place:${level.id}`}
        data-level={level.id}
        value={quantity}
        onChange={(event) => onQuantity(Number(event.target.value))}
      >
        <option value={0}>No tickets</option>
        {counts.map((count) => (
          <option key={count} value={count}>
            {count === 1 ? '1 ticket' : `${count} tickets`}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
