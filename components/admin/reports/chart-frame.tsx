import type { ReactNode } from 'react';
import { FileLinks } from './file-links';

type ChartTable = { head: string[]; rows: (string | number)[][] };

type ChartFrameProps = {
  title: string;
  /** One sentence: what there is to see. */
  children: ReactNode;
  summary?: ReactNode;
  /** Where the same figures can be had as a file. */
  csv: string;
  table?: ChartTable;
};

/** A picture with its heading, the figures it is drawn from, and the same as a file. */
export function ChartFrame({ title, summary, csv, table, children }: ChartFrameProps) {
  return (
    <section className="min-w-0 rounded-tile border border-line bg-surface p-4 sm:p-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-2xl">{title}</h2>
        <FileLinks csv={csv} about={title} />
      </div>
      {summary && <p className="mt-1 text-ink-soft text-sm">{summary}</p>}
      <div className="mt-4">{children}</div>
      {table && table.rows.length > 0 && (
        <details className="mt-4">
          <summary className="inline-flex min-h-9 items-center text-ink-soft text-sm underline underline-offset-4">
            The figures
          </summary>
          <FigureTable {...table} label={title} />
        </details>
      )}
    </section>
  );
}

/** Rows of figures; the first column says what each is about. It scrolls in itself where it is too wide. */
export function FigureTable({ head, rows, label }: ChartTable & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: with the keyboard, too, it can be scrolled
    <section className="mt-2 max-h-96 overflow-auto" aria-label={`${label}: the figures`} tabIndex={0}>
      <table className="w-full text-sm">
        <thead>
          <tr className="border-line border-b text-ink-soft">
            {head.map((name, at) => (
              <th
                key={name}
                scope="col"
                className={
                  at === 0 ? 'py-2 pr-4 text-left font-semibold' : 'py-2 pl-4 text-right font-semibold'
                }
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity and never move
            <tr key={row} className="border-line border-b">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                {name}
              </th>
              {cells.map((cell, at) => (
                <td key={head[at + 1]} className="whitespace-nowrap py-1.5 pl-4 text-right tabular-nums">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
