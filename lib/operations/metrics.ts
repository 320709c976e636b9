import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { measure } from './measure';

type Line = { labels?: Record<string, string>; value: number };

const escaped = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

/** One metric in Prometheus' text format. */
export function metricText(name: string, type: 'counter' | 'gauge', help: string, lines: Line[]): string {
  const values = lines.map(({ labels = {}, value }) => {
    const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`);
    return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...values].join('\n');
}

/** What a Prometheus reads: outcomes since ever, the values that rules judge, and open alerts. */
export async function metrics({ ctx }: { ctx: Ctx }): Promise<string> {
  const outcomes = await ctx.db.execute<{ measure: string; outcome: string; count: number }>(sql`
    select measure, outcome, count::float8 as count from outcome_counts where minute = to_timestamp(0) order by 1, 2`);
  const alerts = await ctx.db.execute<{ rule: string; severity: string; count: number }>(sql`
    select rule, severity::text, count(*)::int as count from alerts where state = 'open' group by 1, 2 order by 1, 2`);
  const samples = await measure({ ctx });
  const watched = samples.map(({ rule, subject, value }) => ({
    labels: { rule, ...(subject !== null && { subject }) },
    value,
  }));
  return `${[
    metricText(
      'tessera_outcomes_total',
      'counter',
      'How often something went well or failed, by all processes.',
      outcomes.map(({ measure: of, outcome, count }) => ({ labels: { of, outcome }, value: count })),
    ),
    metricText(
      'tessera_watched',
      'gauge',
      'The values that alerts are judged by; seconds, counts, ratios, minor units.',
      watched,
    ),
    metricText(
      'tessera_alerts_open',
      'gauge',
      'Alerts that are open.',
      alerts.map(({ rule, severity, count }) => ({ labels: { rule, severity }, value: count })),
    ),
  ].join('\n')}\n`;
}
