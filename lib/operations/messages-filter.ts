import { type FailureFilter, failureFilterInput, failureStates } from '@/lib/failures/input';
import type { SearchParams } from '@/lib/http/search-params';

/** The parts of a filter as an address carries them; every one can be missing. */
const names = [
  'q',
  'state',
  'queue',
  'kind',
  'source',
  'group',
  'order',
  'id',
  'from',
  'to',
  'money',
  'assignee',
] as const;
type Name = (typeof names)[number];
export type MessagesQuery = Partial<Record<Name, string>>;

/** A moment of an `<input type="datetime-local">`, in UTC. */
const moment = (text: string | undefined) =>
  text && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? `${text}:00Z` : text;

const statesOf = (state: string | undefined): FailureFilter['states'] => {
  if (state === 'all') return [...failureStates];
  const found = failureStates.find((one) => one === state);
  return [found ?? 'open'];
};

/** What of an address can be part of a filter: whatever does not fit is as if it were not there. */
export function readMessagesQuery(params: Awaited<SearchParams>): MessagesQuery {
  const query: MessagesQuery = {};
  for (const name of names) {
    const value = params[name];
    if (typeof value !== 'string' || !value.trim()) continue;
    const { states: _, ...alone } = partOf(name, value.trim());
    if (failureFilterInput.safeParse(alone).success) query[name] = value.trim();
  }
  return query;
}

function partOf(name: Name, value: string): Record<string, unknown> {
  switch (name) {
    case 'q':
      return { text: value };
    case 'state':
      return { states: statesOf(value) };
    case 'group':
      return { fingerprint: value };
    case 'order':
      return { orderId: value };
    case 'id':
      return { originalId: value };
    case 'from':
    case 'to':
      return { [name]: moment(value) };
    case 'money':
      return { money: true };
    default:
      return { [name]: value };
  }
}

/** The filter of an address; it is what the list shows, what a batch freezes and what an export writes. */
export function filterOf(query: MessagesQuery): FailureFilter {
  const parts = Object.entries(query).map(([name, value]) => partOf(name as Name, value));
  return failureFilterInput.parse(Object.assign({}, ...parts));
}

/** The address of a filter, or of a page of it. */
export function messagesUrl(query: MessagesQuery, more: Record<string, string | undefined> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...more })) if (value) params.set(name, value);
  const text = params.toString();
  return text ? `/ops/messages?${text}` : '/ops/messages';
}
