import type { Sql } from 'postgres';
import type { Env } from '@/lib/env';

export type Finding = { state: 'ok' | 'warn' | 'fail'; text: string; todo?: string };

type Patient = { env: Env; sql: Sql };

export type Check = { name: string; run: (patient: Patient) => Promise<Finding> };

export const ok = (text: string): Finding => ({ state: 'ok', text });
export const warn = (text: string, todo: string): Finding => ({ state: 'warn', text, todo });
export const fail = (text: string, todo: string): Finding => ({ state: 'fail', text, todo });

/** One line for a finding, and a second one that says what to do. */
export function format(name: string, { state, text, todo }: Finding): string {
  const line = `${state.padEnd(4)}  ${name.padEnd(16)}  ${text}`;
  return todo ? `${line}\n${' '.repeat(24)}→ ${todo}` : line;
}

/** What an error says in one line. */
export function said(error: unknown): string {
  const cause = error instanceof Error ? ((error.cause as Error | undefined) ?? error) : undefined;
  const { code, message } = (cause ?? {}) as { code?: string; message?: string };
  return (message || code || String(error)).split('\n')[0] ?? '';
}

/** Fetches with a limit of ten seconds. */
export function get(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000), ...init });
}
