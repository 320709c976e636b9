import type { SaleTerms as Terms } from '@/lib/orders/sale-terms-queries';
import { refundRuleText } from '@/lib/organizers/refund-rule-view';

/** What is agreed by buying: each organizer's refund rule with its texts, and our own terms. */
export function SaleTerms({ terms }: { terms: Terms[] }) {
  return (
    <div className="measure grid gap-2 text-ink-soft text-sm">
      {terms.map((one) => (
        <p key={one.slug}>
          {terms.length > 1 && `${one.name}: `}
          {refundRuleText(one)}
          {one.hasLegal && (
            <>
              {' '}
              <a href={`/organizers/${one.slug}/legal`} className="text-link">
                Terms of {one.name}
              </a>
            </>
          )}
        </p>
      ))}
      <p>
        By ordering you accept{' '}
        <a href="/legal/terms" className="text-link">
          our terms
        </a>
        ; how we treat what you enter stands under{' '}
        <a href="/legal/privacy" className="text-link">
          privacy
        </a>
        .
      </p>
    </div>
  );
}
