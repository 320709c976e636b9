import autocannon from 'autocannon';
import { listEvents } from '@/lib/catalog/list-events';
import { everything } from '@/scripts/bench/listing/questions';
import { startFloorSite } from '@/scripts/bench/pages/floor-site';
import { type Weight, weigh } from '@/scripts/bench/pages/weigh';
import { type Finding, figure, kilobytes, milliseconds } from '@/scripts/bench/report';
import { median } from '@/scripts/bench/statistics';
import type { Workbench } from '@/scripts/bench/workbench';

const connections = 32;
const rounds = 5;
const seconds = { warmUp: 2, round: 4 };
/** Of the page that all are compared with, whatever their own size. */
const bareBytes = 20_000;

type Shot = { perSecond: number; p99: number; wrong: number };
type Target = { name: string; url: string; weight: Weight; shots: Shot[] };

async function shoot(url: string, duration: number): Promise<Shot> {
  const result = await autocannon({ url, connections, duration });
  return {
    perSecond: result.requests.average,
    p99: result.latency.p99,
    wrong: result.non2xx + result.errors,
  };
}

const middle = (target: Target, value: (shot: Shot) => number) => median(target.shots.map(value));

/** The median over the rounds of one target's share of another's, each round by itself. */
function ratio(ours: Target, floor: Target): number {
  return median(
    ours.shots.map(({ perSecond }, at) => perSecond / (floor.shots[at]?.perSecond ?? Number.NaN)),
  );
}

function row(target: Target, floors?: { alike: Target; bare: Target }): string[] {
  return [
    target.name,
    kilobytes(target.weight.html),
    kilobytes(target.weight.htmlPacked),
    kilobytes(target.weight.script),
    figure(middle(target, ({ perSecond }) => perSecond)),
    milliseconds(middle(target, ({ p99 }) => p99)),
    floors ? figure(ratio(target, floors.alike)) : '',
    floors ? figure(ratio(target, floors.bare)) : '',
  ];
}

async function pagesOf(bench: Workbench): Promise<{ name: string; path: string }[]> {
  const { events } = await listEvents(bench, { filters: everything, now: new Date(), limit: 1 });
  return [
    { name: 'home', path: '/' },
    { name: 'listing', path: '/events' },
    { name: 'event', path: `/events/${events[0]?.slug}` },
  ];
}

/** Public pages against bare static pages of Next: one of the same size for each, and one of 20 KB for all. */
export async function measurePages(bench: Workbench): Promise<Finding> {
  const floor = await startFloorSite(bench);
  const target = async (name: string, url: string): Promise<Target> => ({
    name,
    url,
    weight: await weigh(url),
    shots: [],
  });
  const bare = await target('floor: bare, 20 KB of ASCII', floor.pageOf(bareBytes, 'plain'));
  const pairs: { ours: Target; alike: Target }[] = [];
  for (const { name, path } of await pagesOf(bench)) {
    const ours = await target(name, new URL(path, bench.stack.urls.site).href);
    const alike = await target(`floor: bare, as large as ${name}`, floor.pageOf(ours.weight.html, 'dashed'));
    pairs.push({ ours, alike });
  }

  const targets = [bare, ...pairs.flatMap(({ ours, alike }) => [ours, alike])];
  for (const { url } of targets) await shoot(url, seconds.warmUp);
  for (let round = 0; round < rounds; round++) {
    for (const { url, shots } of targets) shots.push(await shoot(url, seconds.round));
  }
  return {
    title: 'Public pages',
    head: ['page', 'HTML', 'gzip', 'JS gzip', 'req/s', 'p99', 'of the same size', 'of the bare 20 KB'],
    rows: [row(bare), ...pairs.flatMap(({ ours, alike }) => [row(ours, { alike, bare }), row(alike)])],
    notes: [
      `${connections} connections, ${rounds} rounds of ${seconds.round} s, targets visited in turn, medians; the ratios are medians of each round's own`,
      'no compression asked for; the generator runs on the same cores',
    ],
    broken: targets.flatMap(({ name, shots }) => {
      const wrong = shots.reduce((sum, shot) => sum + shot.wrong, 0);
      return wrong > 0 ? [`${wrong} answers of ${name} were no page`] : [];
    }),
  };
}
