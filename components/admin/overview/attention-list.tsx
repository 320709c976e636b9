import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import type { Attention } from '@/lib/payments/reports/dashboard-view';

/** What waits for somebody, each with the way to it. */
export function AttentionList({ slug, items }: { slug: string; items: Attention[] }) {
  return (
    <ul className="ruled">
      {items.map(({ key, tone, title, why, path }) => (
        <li key={key} className="relative py-3 hover:bg-sunken">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <Link
              href={`/admin/${slug}/${path}`}
              prefetch={false}
              className="cover-link font-semibold leading-snug"
            >
              {title}
            </Link>
            <Badge tone={tone}>{tone === 'danger' ? 'Act now' : 'Look'}</Badge>
          </p>
          <p className="text-ink-soft text-sm">{why}</p>
        </li>
      ))}
    </ul>
  );
}
