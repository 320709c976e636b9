import type { Rule, RuleKey, Severity } from './rules';

/** One measured value; `subject` is what it is about: a queue, a currency. */
export type Sample = { rule: RuleKey; subject: string | null; value: number };

/** An alert that has not ended. */
export type Living = {
  id: string;
  cause: string;
  rule: string;
  subject: string | null;
  state: 'pending' | 'open';
  severity: Severity;
  worst: number;
  firstSeenAt: Date;
  clearSince: Date | null;
};

type About = { cause: string; rule: RuleKey; subject: string | null; value: number; severity: Severity };

/** What is to be done with an alert after a look. */
export type Step =
  | ({ kind: 'begin'; open: boolean } & About)
  | { kind: 'open' | 'keep' | 'worsen'; id: string; value: number; worst: number; severity: Severity }
  | { kind: 'ease'; id: string; value: number; since: Date }
  | { kind: 'drop'; id: string }
  | { kind: 'resolve'; id: string; value: number };

/** One per rule and subject: "jobs.late:send-mail". */
export const causeOf = ({ rule, subject }: Pick<Sample, 'rule' | 'subject'>): string =>
  subject === null ? rule : `${rule}:${subject}`;

const isBad = ({ bad, threshold }: Rule, value: number) =>
  bad === 'above' ? value > threshold : value < threshold;
const isClear = ({ bad, clearAt }: Rule, value: number) =>
  bad === 'above' ? value <= clearAt : value >= clearAt;
const worseOf = ({ bad }: Rule, a: number, b: number) => (bad === 'above' ? Math.max(a, b) : Math.min(a, b));

function severityOf({ severity, criticalAt, bad }: Rule, value: number): Severity {
  if (criticalAt === undefined) return severity;
  return (bad === 'above' ? value >= criticalAt : value <= criticalAt) ? 'critical' : severity;
}

const secondsSince = (then: Date, now: Date) => (now.getTime() - then.getTime()) / 1_000;

/**
 * What a look at the samples changes: pure, so that a week can be played in a second. A cause that was not measured
 * this time is well. Each cause has at most one living alert, which is updated, never repeated.
 */
export function judge(
  rules: readonly Rule[],
  samples: readonly Sample[],
  living: readonly Living[],
  now: Date,
): Step[] {
  const known = new Map(rules.map((rule) => [rule.key as string, rule]));
  const badRules = new Set(
    samples.filter((sample) => isBad(known.get(sample.rule) as Rule, sample.value)).map(({ rule }) => rule),
  );
  const byCause = new Map(living.map((alert) => [alert.cause, alert]));
  const steps: Step[] = [];
  for (const sample of samples) {
    const rule = known.get(sample.rule);
    const cause = causeOf(sample);
    if (!rule || byCause.has(cause) || !isBad(rule, sample.value)) continue;
    if (rule.unless && badRules.has(rule.unless)) continue;
    const severity = severityOf(rule, sample.value);
    steps.push({ kind: 'begin', open: rule.forSeconds === 0, ...sample, cause, severity });
  }
  const values = new Map(samples.map((sample) => [causeOf(sample), sample.value]));
  for (const alert of living) {
    const rule = known.get(alert.rule);
    if (!rule) {
      steps.push({ kind: alert.state === 'open' ? 'resolve' : 'drop', id: alert.id, value: 0 });
      continue;
    }
    const hidden = alert.state === 'pending' && rule.unless && badRules.has(rule.unless);
    steps.push(hidden ? { kind: 'drop', id: alert.id } : next(rule, alert, values.get(alert.cause), now));
  }
  return steps;
}

function next(rule: Rule, alert: Living, measured: number | undefined, now: Date): Step {
  const { id } = alert;
  const value = measured ?? rule.clearAt;
  if (alert.state === 'pending' && !isBad(rule, value)) return { kind: 'drop', id };
  if (isClear(rule, value)) {
    const since = alert.clearSince ?? now;
    if (secondsSince(since, now) >= rule.clearForSeconds) return { kind: 'resolve', id, value };
    return { kind: 'ease', id, value, since };
  }
  const severity =
    alert.severity === 'critical' || severityOf(rule, value) === 'critical' ? 'critical' : 'warning';
  const step = { id, value, worst: worseOf(rule, alert.worst, value), severity } as const;
  if (alert.state === 'pending')
    return { kind: secondsSince(alert.firstSeenAt, now) >= rule.forSeconds ? 'open' : 'keep', ...step };
  return { kind: severity !== alert.severity ? 'worsen' : 'keep', ...step };
}
