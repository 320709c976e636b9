/** A form's text fields; a field that was sent several times is a list. */
export type FormValues = Record<string, string | string[]>;

function* fieldsOf(sent: FormData | FormValues): Iterable<[string, unknown[]]> {
  if (!(sent instanceof FormData)) {
    for (const [key, value] of Object.entries(sent)) yield [key, [value].flat()];
    return;
  }
  // One pass: `getAll` for each key would be quadratic in what anybody may send.
  const fields = new Map<string, unknown[]>();
  for (const [key, value] of sent) {
    const given = fields.get(key);
    if (given) given.push(value);
    else fields.set(key, [value]);
  }
  yield* fields;
}

/**
 * Reads the text fields of a form, or of the values that `plainSubmit` made of one: whatever was sent, what comes back
 * are texts. Files, and the fields by which React finds its action, are left out.
 */
export function formValues(sent: FormData | FormValues): FormValues {
  const values: FormValues = Object.create(null);
  for (const [key, given] of fieldsOf(sent ?? {})) {
    if (key.startsWith('$ACTION')) continue;
    const texts = given.filter((value) => typeof value === 'string');
    if (texts.length > 0) values[key] = texts.length === 1 ? (texts[0] as string) : texts;
  }
  return values;
}

const secret = /password|token|secret|code/i;

/** What may be shown again in the form: single texts, never a password, a token or a code. */
export function shownValues(values: FormValues): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' && !secret.test(name)) shown[name] = value;
  }
  return shown;
}
