import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import type { ListingFilters } from '@/lib/catalog/input';
import { HiddenFilters } from './hidden-filters';

/** Dates and prices from and to, as a GET form. */
export function RangeForm({ filters }: { filters: ListingFilters }) {
  return (
    <form action="/events" className="border-line border-t pt-4 pb-5">
      <HiddenFilters filters={filters} except={['from', 'to', 'min', 'max', 'when']} />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          type="date"
          name="from"
          label="From"
          defaultValue={filters.from ?? ''}
          className="col-span-2"
        />
        <TextField type="date" name="to" label="To" defaultValue={filters.to ?? ''} className="col-span-2" />
        <TextField
          type="number"
          name="min"
          label="Price from, US$"
          min={0}
          step={1}
          defaultValue={filters.min ?? ''}
        />
        <TextField
          type="number"
          name="max"
          label="Price to, US$"
          min={0}
          step={1}
          defaultValue={filters.max ?? ''}
        />
      </div>
      <Button type="submit" variant="secondary" size="small" className="mt-3 w-full">
        Apply dates and prices
      </Button>
    </form>
  );
}
