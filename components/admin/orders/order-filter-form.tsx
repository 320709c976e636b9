import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { OrderFilter } from '@/lib/orders/order-filter';
import type { PerformanceChoice } from '@/lib/payments/order-list-queries';
import { statusNames } from './status-names';

type OrderFilterFormProps = { slug: string; filter: OrderFilter; performances: PerformanceChoice[] };

/** Which orders to show; a plain form whose address can be kept and sent on. */
export function OrderFilterForm({ slug, filter, performances }: OrderFilterFormProps) {
  return (
    <form
      action={`/admin/${slug}/orders`}
      className="grid gap-4 rounded-tile border border-line bg-surface p-4 sm:p-5"
    >
      <TextField
        label="Search"
        hint="A name, an e-mail address, an order number, a scanned ticket code, or the last four digits of a card"
        name="q"
        type="search"
        defaultValue={filter.search}
        maxLength={200}
      />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-[2fr_1fr_1fr_1fr]">
        <SelectField label="Performance" name="performance" defaultValue={filter.performanceId ?? ''}>
          <option value="">All</option>
          {performances.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
        <SelectField label="Status" name="status" defaultValue={filter.status ?? ''}>
          <option value="">All</option>
          {Object.entries(statusNames).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextField label="From" name="from" type="date" defaultValue={filter.from} />
        <TextField label="Until" name="to" type="date" defaultValue={filter.to} />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton variant="secondary">Show</SubmitButton>
        <a href={`/admin/${slug}/orders`} className="text-link text-sm">
          Show all orders
        </a>
      </div>
    </form>
  );
}
