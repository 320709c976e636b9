import { expect, test } from 'vitest';
import { judge, type Living, type Sample, type Step } from './judge';
import { rules } from './rules';
import { successRatio, type Tally } from './success-ratio';

/* The rules, played over simulated time: looks every ten seconds, as processes make them. */

const start = Date.parse('2026-11-02T00:00:00Z');
const lookEvery = 10;

type Told = { at: number; what: 'open' | 'worsen' | 'resolve'; cause: string };

/** Plays `seconds` of looks at what `samplesAt` says for a second; returns what staff would be told. */
function play(seconds: number, samplesAt: (second: number) => Sample[]): Told[] {
  const living = new Map<string, Living>();
  const told: Told[] = [];
  let ids = 0;
  const act = (step: Step, second: number) => {
    const at = new Date(start + second * 1_000);
    if (step.kind === 'begin') {
      const { cause, rule, subject, severity, value } = step;
      const state = step.open ? ('open' as const) : ('pending' as const);
      const id = String(ids++);
      living.set(id, {
        ...{ id, cause, rule, subject, severity, state },
        ...{ worst: value, firstSeenAt: at, clearSince: null },
      });
      if (step.open) told.push({ at: second, what: 'open', cause });
      return;
    }
    const alert = living.get(step.id);
    if (!alert) throw new Error(`No alert ${step.id}`);
    if (step.kind === 'drop' || step.kind === 'resolve') living.delete(step.id);
    else if (step.kind === 'ease') alert.clearSince = step.since;
    else
      Object.assign(alert, {
        ...{ worst: step.worst, severity: step.severity, clearSince: null },
        ...(step.kind === 'open' && { state: 'open' }),
      });
    if (step.kind === 'open' || step.kind === 'worsen' || step.kind === 'resolve')
      told.push({ at: second, what: step.kind, cause: alert.cause });
  };
  for (let second = 0; second <= seconds; second += lookEvery) {
    const now = new Date(start + second * 1_000);
    const alive = [...living.values()].map((alert) => ({ ...alert }));
    for (const step of judge(rules, samplesAt(second), alive, now)) act(step, second);
  }
  return told;
}

const of = (rule: Sample['rule'], value: number, subject: string | null = null): Sample => ({
  rule,
  subject,
  value,
});

/** A small generator with a seed, so that a week is the same week every time. */
function random(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Checkouts by the minute, judged over the windows that `measure` takes. */
function checkouts(
  perMinute: (minute: number) => number,
  failing: (minute: number) => number,
  seed = 7,
  judgeBy: (windows: Tally[]) => number = successRatio,
) {
  const dice = random(seed);
  const byMinute: Tally[] = [];
  const until = (minute: number) => {
    while (byMinute.length <= minute) {
      const tally = { ok: 0, failed: 0 };
      const at = byMinute.length;
      const rate = perMinute(at);
      const count = Math.floor(rate) + (dice() < rate % 1 ? 1 : 0);
      for (let n = 0; n < count; n++) tally[dice() < failing(at) ? 'failed' : 'ok']++;
      byMinute.push(tally);
    }
  };
  return (second: number): Sample => {
    const minute = Math.floor(second / 60);
    until(minute);
    const windows = [4, 10, 30].map((span) =>
      byMinute
        .slice(Math.max(0, minute - span + 1), minute + 1)
        .reduce((sum, one) => ({ ok: sum.ok + one.ok, failed: sum.failed + one.failed }), {
          ok: 0,
          failed: 0,
        }),
    );
    return of('outcomes', judgeBy(windows), 'checkouts');
  };
}

test('a dead worker is told of once, within two minutes, and its end too', () => {
  const dies = 600;
  const comesBack = 2_400;
  const told = play(3_600, (second) => {
    const silent = second < dies || second >= comesBack ? 5 : second - dies;
    // Jobs lie while it is dead: no news of their own, since the cause is known.
    const jobs = silent > 200 ? [of('jobs.stuck', silent, 'send-mail')] : [];
    return [of('worker.silent', silent), ...jobs];
  });
  expect(told.map(({ what, cause }) => [what, cause])).toEqual([
    ['open', 'worker.silent'],
    ['resolve', 'worker.silent'],
  ]);
  expect((told[0]?.at ?? Number.POSITIVE_INFINITY) - dies).toBeLessThan(120);
});

test.each([5, 10, 60])('checkout at 75 percent, %d a minute, is told of in time, once', (perMinute) => {
  for (let seed = 1; seed <= 20; seed++) {
    const begins = 7_200;
    const sample = checkouts(
      () => perMinute,
      (minute) => (minute * 60 >= begins ? 0.25 : 0.003),
      seed,
    );
    const told = play(begins + 1_800, (second) => [sample(second)]);
    expect(told.map(({ what }) => what)).toEqual(['open']);
    const limit = perMinute >= 10 ? 300 : 900;
    expect((told[0]?.at ?? 0) - begins).toBeGreaterThanOrEqual(0);
    expect((told[0]?.at ?? 0) - begins).toBeLessThan(limit);
  }
});

test('a quiet week: days and nights, an on-sale, restarts, single failures, and not one alarm', () => {
  const dice = random(99);
  const week = 7 * 86_400;
  // Nights are empty, days have some; Wednesday noon an on-sale with a hundred a minute.
  const sample = checkouts(
    (minute) => {
      const hour = (minute / 60) % 24;
      if (minute >= 3_600 && minute < 3_690) return 100;
      return hour < 7 ? 0.1 : 3;
    },
    () => 0.005,
  );
  const told = play(week, (second) => {
    const restarting = second % 86_400 < 25;
    return [
      of('worker.silent', restarting ? 35 : 5 * dice()),
      of('jobs.stuck', 40 * dice(), 'send-mail'),
      of('jobs.late', 600 * dice(), 'send-mail'),
      of('reconciler.silent', 60 + 90 * dice()),
      of('payments.unsettled', dice() < 0.001 ? 1 : 0),
      of('money.at_risk', 20_000 * dice(), 'usd'),
      sample(second),
    ];
  });
  expect(told).toEqual([]);
}, 60_000);

test('the control: judged by the bare ratio, a day of that week has alarms', () => {
  const bare = ([{ ok, failed }]: [Tally, ...Tally[]]) => (ok + failed === 0 ? 1 : ok / (ok + failed));
  const day = (judgeBy: (windows: [Tally, ...Tally[]]) => number) => {
    const sample = checkouts(
      () => 3,
      () => 0.005,
      7,
      judgeBy as (windows: Tally[]) => number,
    );
    return play(86_400, (second) => [sample(second)]).length;
  };
  expect(day(bare)).toBeGreaterThan(0);
  expect(day(successRatio)).toBe(0);
});

test('around its threshold an alert stays one: bad, a little better, bad again', () => {
  const told = play(7_200, (second) => [
    of('jobs.late', second % 600 < 300 ? 4_000 : 3_000, 'send-mail'),
    of('money.at_risk', second < 3_600 ? 60_000 : 2_000_000, 'usd'),
  ]);
  expect(told.map(({ what, cause }) => `${what} ${cause}`).sort()).toEqual([
    'open jobs.late:send-mail',
    'open money.at_risk:usd',
    'worsen money.at_risk:usd',
  ]);
});

test('what is not measured any more is well', () => {
  const told = play(600, (second) => (second < 200 ? [of('jobs.dead', 3, 'send-mail')] : []));
  expect(told.map(({ what }) => what)).toEqual(['open', 'resolve']);
});
