import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

/** What one bench found. `broken` names invariants that do not hold: they alone make the run fail. */
export type Finding = { title: string; head: string[]; rows: string[][]; notes: string[]; broken: string[] };

const gibibyte = 1024 ** 3;

/** A number for people: 1,234 · 12.3 · 0.21. */
export function figure(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

export const milliseconds = (value: number): string => `${figure(value)} ms`;
export const kilobytes = (bytes: number): string => `${figure(bytes / 1000)} KB`;

/** How busy the machine is, by itself and by us: the mean number of runnable processes in the last minute. */
export const load = (): string => `load ${figure(loadavg()[0] ?? 0)}`;

/** The lines that a figure needs beside it to mean something. */
export function conditions(root: string): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).toString().trim();
  const [cpu] = cpus();
  return [
    `${new Date().toISOString().slice(0, 16)}Z, commit ${commit}, Node ${process.versions.node}`,
    `${cpus().length} × ${cpu?.model.trim()}, ${figure(totalmem() / gibibyte)} GiB, ${load()} at the start`,
  ].join('; ');
}

/** A finding as a table of Markdown, so that it can be pasted into docs/performance.md. */
export function render({ title, head, rows, notes, broken }: Finding): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [
    `\n## ${title}\n`,
    line(head),
    rule,
    ...rows.map(line),
    '',
    ...notes.map((note) => `- ${note}`),
    ...broken.map((what) => `- BROKEN: ${what}`),
    '',
  ].join('\n');
}
