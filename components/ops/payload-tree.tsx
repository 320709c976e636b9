type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A payload as a tree that folds; text that is no JSON as it is. */
export function PayloadTree({ text }: { text: string }) {
  const json = parsed(text);
  if (json === undefined)
    return <pre className="overflow-x-auto rounded-tile bg-sunken p-3 text-sm">{text}</pre>;
  return (
    <div className="overflow-x-auto rounded-tile bg-sunken p-3 font-mono text-sm">
      <Node value={json} />
    </div>
  );
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function Node({ name, value }: { name?: string; value: Json }) {
  const label = name === undefined ? null : <span className="text-ink-soft">{name}: </span>;
  if (value === null || typeof value !== 'object')
    return (
      <p className="wrap-anywhere">
        {label}
        <span className={typeof value === 'string' ? 'text-accent-strong' : 'text-warning'}>
          {JSON.stringify(value)}
        </span>
      </p>
    );
  const entries = Object.entries(value);
  return (
    <details open>
      <summary>
        {label}
        {Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`}
      </summary>
      <div className="border-line border-l pl-4">
        {entries.map(([key, child]) => (
          <Node key={key} name={key} value={child} />
        ))}
      </div>
    </details>
  );
}
