import { Notice } from '@/components/ui/notice';

const texts = {
  sold: 'Sold. The tickets are below, and as a PDF to print.',
  moved: 'The tickets have moved. Their old seats are on sale again.',
  refunded: 'The refund is ordered. The tickets are void, and their places are on sale again.',
  'handed-back': 'The refund is written down as handed back. The tickets are void.',
  cancelled: 'The order is ended, and its places are on sale again.',
  'was-paid': 'The buyer had just paid: the order is complete. Refund it if it is to end.',
  sent: 'The receipt is on its way again.',
  noted: 'The note is kept.',
  named: 'The name is written down.',
} as const;

/** What an action that led here has done; any other word in the address shows nothing. */
export function OrderNotice({ done }: { done: string | undefined }) {
  if (!done || !Object.hasOwn(texts, done)) return null;
  return (
    <Notice tone="success" className="mb-6">
      {texts[done as keyof typeof texts]}
    </Notice>
  );
}
