import { DateTime } from '@/components/ui/date-time';
import type { AuditEntry, ChangedField } from '@/lib/organizers/audit-view';

type AuditListProps = { slug: string; timeZone: string; entries: AuditEntry[] };

/** What was done, by whom and when, the newest first, with what it was before and what it is since. */
export function AuditList({ slug, timeZone, entries }: AuditListProps) {
  return (
    <ol className="divide-y divide-line border-line border-y">
      {entries.map(({ id, at, who, what, subject, changes }) => (
        <li key={id} className="grid gap-x-8 gap-y-2 py-4 md:grid-cols-[14rem_minmax(0,1fr)]">
          <div className="note">
            <DateTime at={at} timeZone={timeZone} />
            <p className="font-semibold text-ink">{who}</p>
          </div>
          <div className="min-w-0">
            <p>
              <span className="font-semibold">{what}</span>
              {subject.label && <span className="wrap-anywhere"> · {subject.label}</span>}
            </p>
            {changes.length > 0 && <Changes changes={changes} />}
            <p className="mt-1.5 text-sm">
              <a
                href={`/admin/${slug}/audit?subject=${encodeURIComponent(`${subject.type}:${subject.id}`)}`}
                className="text-link"
              >
                Its whole history<span className="sr-only">: {subject.label || what}</span>
              </a>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Changes({ changes }: { changes: ChangedField[] }) {
  return (
    <dl className="mt-1.5 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[minmax(7rem,auto)_minmax(0,1fr)]">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="sm:contents">
          <dt className="text-ink-soft">{field}</dt>
          <dd className="wrap-anywhere whitespace-pre-wrap">
            {before !== null && <del className="rounded-tile bg-danger-wash px-1 text-danger">{before}</del>}
            {before !== null && after !== null && <span aria-hidden="true"> → </span>}
            {after !== null && (
              <ins className="rounded-tile bg-accent-wash px-1 text-accent-strong no-underline">{after}</ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
