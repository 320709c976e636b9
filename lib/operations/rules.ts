export type Severity = 'warning' | 'critical';

/** What is watched: when a value is bad, for how long until somebody is told, and when it counts as good again. */
export type Rule = {
  key: RuleKey;
  severity: Severity;
  /** Bad on this side of the threshold. */
  bad: 'above' | 'below';
  threshold: number;
  /** Good again only here; between the two an open alert stays open. */
  clearAt: number;
  /** From here on it is critical. */
  criticalAt?: number;
  /** Seconds for which it must be bad, and good, before anything is said. */
  forSeconds: number;
  clearForSeconds: number;
  /** While this rule's value is bad the cause is known, and this one says nothing new. */
  unless?: RuleKey;
};

export type RuleKey =
  | 'worker.silent'
  | 'reconciler.silent'
  | 'jobs.stuck'
  | 'jobs.late'
  | 'jobs.dead'
  | 'failures.new'
  | 'outcomes'
  | 'payments.unsettled'
  | 'refunds.failed'
  | 'refunds.slow'
  | 'invariants.drift'
  | 'money.at_risk';

const minutes = (count: number) => count * 60;

/** Every rule. Durations are seconds, ratios parts of one, money minor units. */
export const rules: readonly Rule[] = [
  {
    // Workers beat every five seconds. Told after 60 s plus at most two looks: under two minutes.
    key: 'worker.silent',
    severity: 'critical',
    bad: 'above',
    threshold: 30,
    clearAt: 15,
    forSeconds: 30,
    clearForSeconds: 20,
  },
  {
    key: 'reconciler.silent',
    severity: 'critical',
    bad: 'above',
    threshold: minutes(6),
    clearAt: minutes(3),
    forSeconds: 30,
    clearForSeconds: 60,
    unless: 'worker.silent',
  },
  {
    key: 'jobs.stuck',
    severity: 'critical',
    bad: 'above',
    threshold: minutes(3),
    clearAt: minutes(1),
    forSeconds: 60,
    clearForSeconds: 60,
    unless: 'worker.silent',
  },
  {
    // A large mailing is late and well: an hour is told, since receipts stand behind it.
    key: 'jobs.late',
    severity: 'warning',
    bad: 'above',
    threshold: minutes(60),
    clearAt: minutes(20),
    forSeconds: 60,
    clearForSeconds: minutes(5),
    unless: 'worker.silent',
  },
  {
    key: 'jobs.dead',
    severity: 'warning',
    bad: 'above',
    threshold: 0,
    clearAt: 0,
    criticalAt: 20,
    forSeconds: 0,
    clearForSeconds: 60,
  },
  {
    // A kind of failure that was never seen before says so by itself; it is news for half an hour.
    key: 'failures.new',
    severity: 'warning',
    bad: 'above',
    threshold: 0,
    clearAt: 0,
    criticalAt: 100,
    forSeconds: 0,
    clearForSeconds: 0,
  },
  {
    key: 'outcomes',
    severity: 'critical',
    bad: 'below',
    threshold: 0.9,
    clearAt: 0.95,
    forSeconds: 20,
    clearForSeconds: minutes(10),
  },
  {
    key: 'payments.unsettled',
    severity: 'critical',
    bad: 'above',
    threshold: 0,
    clearAt: 0,
    forSeconds: 60,
    clearForSeconds: minutes(2),
    unless: 'worker.silent',
  },
  {
    key: 'refunds.failed',
    severity: 'critical',
    bad: 'above',
    threshold: 0,
    clearAt: 0,
    forSeconds: 0,
    clearForSeconds: 60,
  },
  {
    key: 'refunds.slow',
    severity: 'warning',
    bad: 'above',
    threshold: 0,
    clearAt: 0,
    forSeconds: 60,
    clearForSeconds: minutes(2),
    unless: 'worker.silent',
  },
  {
    key: 'invariants.drift',
    severity: 'critical',
    bad: 'above',
    threshold: 0,
    clearAt: 0,
    forSeconds: 0,
    clearForSeconds: 0,
  },
  {
    key: 'money.at_risk',
    severity: 'warning',
    bad: 'above',
    threshold: 50_000,
    clearAt: 25_000,
    criticalAt: 1_000_000,
    forSeconds: 60,
    clearForSeconds: minutes(5),
  },
];
