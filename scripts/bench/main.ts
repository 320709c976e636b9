import { measureHolds } from '@/scripts/bench/holds/measure';
import { measureListing } from '@/scripts/bench/listing/measure';
import { measureMessages } from '@/scripts/bench/messages/measure';
import { measureOrders } from '@/scripts/bench/orders/measure';
import { measurePages } from '@/scripts/bench/pages/measure';
import { conditions, type Finding, load, render } from '@/scripts/bench/report';
import { measureReports } from '@/scripts/bench/reports/measure';
import { measureRush } from '@/scripts/bench/rush/measure';
import { measureSearch } from '@/scripts/bench/search/measure';
import { measureWaitingRoom } from '@/scripts/bench/waiting-room/measure';
import { startWorkbench, type Workbench } from '@/scripts/bench/workbench';
import { explain, Problem } from '@/scripts/lib/problem';

/*
 * Measures the site against floors that are taken in the same run: `npm run bench [name…]`. Slowness never fails it,
 * a broken invariant does. How to read the figures: docs/performance.md.
 */

const benches: Record<string, (bench: Workbench) => Promise<Finding>> = {
  pages: measurePages,
  listing: measureListing,
  holds: measureHolds,
  rush: measureRush,
  'waiting-room': measureWaitingRoom,
  orders: measureOrders,
  reports: measureReports,
  search: measureSearch,
  messages: measureMessages,
};

function chosen(names: string[]): string[] {
  const unknown = names.find((name) => !(name in benches));
  if (unknown)
    throw new Problem(`There is no bench "${unknown}": choose from ${Object.keys(benches).join(', ')}.`);
  return names.length > 0 ? names : Object.keys(benches);
}

async function main(): Promise<void> {
  const names = chosen(process.argv.slice(2));
  const bench = await startWorkbench();
  const findings: Finding[] = [];
  try {
    process.stdout.write(`\n${conditions(bench.root)}\n`);
    for (const name of names) {
      const before = load();
      const finding = await bench.step(`Measured ${name}`, async () => benches[name]?.(bench));
      if (!finding) continue;
      finding.notes.push(`${before} before, ${load()} after, the bench's own load included`);
      findings.push(finding);
      process.stdout.write(render(finding));
    }
  } finally {
    await bench.close();
  }
  process.exit(findings.some(({ broken }) => broken.length > 0) ? 1 : 0);
}

main().catch((error) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
