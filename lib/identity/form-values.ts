/** A form's text fields; a field that was sent several times is a list. */
type FormValues = Record<string, string | string[]>;

/** Reads the text fields of a form. Files, and the fields by which React finds its action, are left out. */
export function formValues(formData: FormData): FormValues {
  const values: FormValues = Object.create(null);
  for (const key of new Set(formData.keys())) {
    if (key.startsWith('$ACTION')) continue;
    const texts = formData.getAll(key).filter((value) => typeof value === 'string');
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
