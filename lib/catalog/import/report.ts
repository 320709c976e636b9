import type { ImportReport } from './import-nyphil';
import type { Counts } from './rows';

/** How many places of one reason are named before the rest is only counted. */
const shown = 10;

const number = (value: number) => value.toLocaleString('en-US');

function counted(name: string, { added, changed, unchanged }: Counts): string {
  return `${name.padEnd(14)}${number(added)} added, ${number(changed)} changed, ${number(unchanged)} unchanged\n`;
}

/** The summary for the terminal: what was read, added, changed, and what was skipped, where and why. */
export function printReport(report: ImportReport): string {
  const places = Map.groupBy(report.skipped, (one) => one.reason);
  const reasons = [...places].sort((a, b) => b[1].length - a[1].length);
  return [
    `${'Read'.padEnd(14)}${number(report.programmes)} programmes with ${number(report.concerts)} concerts\n`,
    counted('Events', report.events),
    counted('Performances', report.performances),
    `${'Skipped'.padEnd(14)}${number(report.skipped.length)}\n`,
    ...reasons.map(([reason, list]) => {
      const named = list.slice(0, shown).map(({ place }) => `    ${place}\n`);
      const more = list.length > shown ? `    and ${number(list.length - shown)} more\n` : '';
      return `  ${number(list.length)} × ${reason}\n${named.join('')}${more}`;
    }),
  ].join('');
}
