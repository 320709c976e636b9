import type { APIRequestContext } from '@playwright/test';

type Fields = Record<string, string | string[]>;

export type Answer = {
  /** What the form is told: `moved` when the action led to another page, else the verb's code, or `ok`. */
  code: string;
  message: string;
  text: string;
};

/** Sends a form to a server action as React does: `(null, form)`, the form's fields being those of part 1. */
export async function callAction(
  request: APIRequestContext,
  { address, id, fields, origin }: { address: string; id: string; fields: Fields; origin: string },
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) form.append(`_1_${name}`, one);
  }
  form.append('0', '[null,"$K1"]');
  const response = await request.post(address, {
    multipart: form,
    headers: { 'next-action': id, accept: 'text/x-component', origin },
    maxRedirects: 0,
    failOnStatusCode: false,
  });
  const text = await response.text();
  if (response.headers()['x-action-redirect']) return { code: 'moved', message: '', text };
  const row = text.split('\n').find((line) => /^1:\{.*"ok":/.test(line));
  if (!row) return { code: `status ${response.status()}`, message: text.slice(0, 200), text };
  const { ok, code, message } = JSON.parse(row.slice(2)) as { ok: boolean; code?: string; message?: string };
  return { code: ok ? 'ok' : (code ?? ''), message: message ?? '', text };
}
