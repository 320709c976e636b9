import type { ReactNode } from 'react';

type OpsTableProps = {
  caption: string;
  head: string[];
  rows: { key: string; cells: ReactNode[] }[];
};

/** A dense table: words on the left, numbers one below another. Scrolls sideways where it is too wide. */
export function OpsTable({ caption, head, rows }: OpsTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by keyboard
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-left text-sm tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-line-strong border-b text-ink-soft">
            {head.map((name) => (
              <th key={name} scope="col" className="py-2 pr-6 font-normal whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="border-line border-b align-top">
              {cells.map((cell, at) => (
                <td key={head[at]} className="py-2 pr-6">
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
