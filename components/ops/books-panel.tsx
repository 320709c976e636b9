import type { HealthView } from '@/lib/operations/health-queries';
import { lengthOf } from '@/lib/operations/rule-view';

/** What the last self-check found. */
export function BooksPanel({ books }: Pick<HealthView, 'books'>) {
  if (!books)
    return <p className="text-ink-soft text-sm">Not checked yet; a worker checks every ten minutes.</p>;
  const when = `Checked ${lengthOf(books.age)} ago.`;
  if (books.value === 0)
    return <p className="text-ink-soft text-sm">Stock, payments, tickets and mails agree. {when}</p>;
  return (
    <div className="grid gap-2 text-sm">
      <p>
        {books.value} contradictions. {when}
      </p>
      <ul className="divide-y divide-line border-line border-y">
        {books.details.map(({ what, id }) => (
          <li key={`${what} ${id}`} className="flex flex-wrap justify-between gap-x-6 py-2">
            <span>{what}</span>
            <code className="wrap-anywhere text-ink-soft">{id}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
