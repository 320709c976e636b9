import { Badge, type Tone } from '@/components/ui/badge';
import type { SaleState } from '@/lib/catalog/sale-state';

const badges: Partial<Record<SaleState, { tone: Tone; text: string }>> = {
  cancelled: { tone: 'danger', text: 'Cancelled' },
  postponed: { tone: 'warning', text: 'Postponed' },
  past: { tone: 'neutral', text: 'Over' },
  before: { tone: 'accent', text: 'On sale soon' },
  ended: { tone: 'neutral', text: 'Sale ended' },
  sold_out: { tone: 'neutral', text: 'Sold out' },
  few: { tone: 'warning', text: 'Few left' },
};

/** The state in two words; nothing when tickets are simply on sale. */
export function SaleBadge({ state }: { state: SaleState }) {
  const badge = badges[state];
  return badge ? <Badge tone={badge.tone}>{badge.text}</Badge> : null;
}
