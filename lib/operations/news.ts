import { createHmac } from 'node:crypto';
import { alertWords, lengthOf } from './rule-view';

/** One piece of news about an alert, as a channel tells it. Ids and numbers only: no names, addresses or payloads. */
export type News = {
  /** The delivery's: the same at each try. */
  id: string;
  news: 'opened' | 'worse' | 'resolved';
  alertId: string;
  cause: string;
  rule: string;
  subject: string | null;
  severity: 'warning' | 'critical';
  value: number;
  worst: number;
  openedAt: Date;
  resolvedAt: Date | null;
};

const states = { opened: 'Open', worse: 'Worse', resolved: 'Resolved' } as const;

/** What the news says. When it is over, how bad it was: what it is now would be "none". */
export function newsWords(news: News, baseUrl: string) {
  const words = alertWords(news.rule, news.subject, news.news === 'resolved' ? news.worst : news.value);
  const lasted = news.resolvedAt
    ? `Lasted ${lengthOf((news.resolvedAt.getTime() - news.openedAt.getTime()) / 1_000)}.`
    : `Since ${news.openedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC.`;
  return {
    state: `${states[news.news]}, ${news.severity}`,
    title: words.title,
    meaning: words.meaning,
    todo: news.news === 'resolved' ? 'Nothing is left to do.' : words.todo,
    since: lasted,
    url: new URL(words.href, baseUrl).href,
    alertUrl: new URL(`/ops/alerts/${news.alertId}`, baseUrl).href,
  };
}

/** Slack reads these three signs; what a source or a queue is called may hold them. */
const forSlack = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A message for Slack's incoming webhooks and whatever speaks like them. */
export function slackBody(news: News, baseUrl: string): string {
  const { state, title, meaning, todo, since, url, alertUrl } = newsWords(news, baseUrl);
  const sign = news.news === 'resolved' ? ':white_check_mark:' : ':rotating_light:';
  const lines = [`${sign} *${forSlack(state)}: ${forSlack(title)}*`, forSlack(`${meaning} ${todo} ${since}`)];
  return JSON.stringify({ text: [...lines, `<${url}|Look at it> · <${alertUrl}|The alert>`].join('\n') });
}

/** A message for a program: stable names, the numbers as measured. */
export function webhookBody(news: News, baseUrl: string): string {
  const { title, meaning, todo, url, alertUrl } = newsWords(news, baseUrl);
  const {
    id,
    news: type,
    alertId,
    cause,
    rule,
    subject,
    severity,
    value,
    worst,
    openedAt,
    resolvedAt,
  } = news;
  return JSON.stringify({
    id,
    type: `alert.${type}`,
    alert: { id: alertId, cause, rule, subject, severity, value, worst, openedAt, resolvedAt },
    ...{ title, meaning, todo, url, alertUrl },
  });
}

/**
 * The header by which a receiver knows a message as ours: `t=<seconds>,v1=<HMAC-SHA256 of "<t>.<body>">`, as Stripe's,
 * so that any verifier of those reads it. The time lets a receiver refuse a recording.
 */
export function signature(body: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1_000);
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}
