/** One field of a change, as text; null where that side does not exist. */
export type ChangedField = { field: string; before: string | null; after: string | null };

export type AuditEntry = {
  id: number;
  /** ISO 8601. */
  at: string;
  who: string;
  /** "Member: role changed". */
  what: string;
  subject: { type: string; id: string; label: string };
  changes: ChangedField[];
};

const spaced = (text: string) =>
  text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** An action as people read it: `member.role_changed` is "Member: role changed". */
export function actionText(action: string): string {
  const [subject = '', ...rest] = action.split('.');
  const what = spaced(rest.join(' '));
  return what ? `${capital(spaced(subject))}: ${what}` : capital(spaced(subject));
}

/** A field's name as people read it: `supportEmail` is "Support email". */
export const fieldText = (field: string): string => capital(spaced(field));

/** A value as people read it; what is a list or an object stays JSON. */
function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return /^[a-z]+(_[a-z]+)+$/.test(value) ? spaced(value) : value;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return value.join(', ') || 'nothing';
  return JSON.stringify(value);
}

const asValues = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;

/** The details of an audit row, field by field. Rows without before and after say what they carry. */
export function changedFields({ trace: _, ...details }: Record<string, unknown>): ChangedField[] {
  const isChange = 'before' in details || 'after' in details;
  const before = isChange ? asValues(details.before) : null;
  const after = isChange ? asValues(details.after) : details;
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields.map((field) => ({
    field: fieldText(field),
    before: before && valueText(before[field]),
    after: after && valueText(after[field]),
  }));
}
