/** What of the audit log is asked for. Everything may be missing; a wrong value counts as missing. */
export type AuditFilter = {
  search?: string;
  /** An account's id, or the kind of what is no account: "job", "stripe". */
  who?: string;
  what?: string;
  /** "type" or "type:id". */
  subject?: string;
  /** Days in the organizer's zone, both included: "2026-12-04". */
  from?: string;
  to?: string;
  /** Older or newer than the row with this id. */
  older?: number;
  newer?: number;
};

/** Whether the calendar has such a day: "2026-02-30" would make PostgreSQL fail. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

type Params = Record<string, string | string[] | undefined>;

/** Reads the filter of the page's address. */
export function readAuditFilter(params: Params): AuditFilter {
  const text = (name: string) => {
    const value = params[name];
    const trimmed = typeof value === 'string' ? value.trim().slice(0, 200) : '';
    // PostgreSQL takes no zero byte in a text.
    return trimmed && !trimmed.includes('\0') ? trimmed : undefined;
  };
  const row = (name: string) => {
    const value = Number(text(name));
    return Number.isSafeInteger(value) && value > 0 ? value : undefined;
  };
  const date = (name: string) => {
    const value = text(name);
    return value && isDay(value) ? value : undefined;
  };
  const filter: AuditFilter = {
    search: text('q'),
    who: text('who'),
    what: text('what'),
    subject: text('subject'),
    from: date('from'),
    to: date('to'),
    older: row('older'),
    newer: row('newer'),
  };
  return filter;
}

/** The address of the log with this filter; the place in it only when given here. */
export function auditUrl(slug: string, filter: AuditFilter, place: { older?: number; newer?: number } = {}) {
  const { search, who, what, subject, from, to } = filter;
  const query = new URLSearchParams();
  const wanted = { q: search, who, what, subject, from, to, ...place };
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined) query.set(name, String(value));
  return `/admin/${slug}/audit${query.size > 0 ? `?${query}` : ''}`;
}
