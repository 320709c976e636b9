type ExportLinksProps = { slug: string /** The list's filter as it stands in the address. */; query: string };

const kinds = [
  ['xlsx', 'For Excel, LibreOffice, Numbers (XLSX)'],
  ['csv', 'For other programs (CSV)'],
] as const;

/** What the list shows, as files. */
export function ExportLinks({ slug, query }: ExportLinksProps) {
  return (
    <dl className="mt-6 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[max-content_1fr]">
      {kinds.map(([kind, label]) => (
        <div key={kind} className="contents">
          <dt className="text-ink-soft">{label}</dt>
          <dd>
            {['orders', 'tickets', 'attendees'].map((name) => (
              <a
                key={name}
                href={`/api/admin/${slug}/orders/export/${name}.${kind}${query}`}
                className="text-link mr-4 inline-block py-1"
                aria-label={`${name} as ${kind.toUpperCase()}`}
              >
                {name}
              </a>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
