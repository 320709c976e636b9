import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { kindText } from './audit-names';
import { actionsOf } from './audit-search';
import { actionText } from './audit-view';

export type AuditChoice = { value: string; label: string };
export type AuditChoices = { who: AuditChoice[]; what: AuditChoice[]; subjects: AuditChoice[] };

/** By whom, what and about what there are rows at all: the choices of the filter. Buyers are no choice. */
export async function auditChoices(ctx: Ctx, organizerId: string): Promise<AuditChoices> {
  const [people, actions, kinds] = await Promise.all([
    teamEver(ctx, organizerId),
    ctx.db.execute<{ action: string; type: string }>(sql`
      select action, (select subject_type from audit_log l where l.organizer_id = ${organizerId} and l.action = known.action
        order by l.id limit 1) as type
      from (${actionsOf(organizerId)}) known`),
    ctx.db.execute<{ kind: string }>(sql`
      select kind from unnest('{job,stripe,visitor}'::text[]) kind
      where exists (select 1 from audit_log where organizer_id = ${organizerId} and actor_kind = kind)`),
  ]);
  const choices = (list: AuditChoice[]) => list.sort((a, b) => a.label.localeCompare(b.label, 'en'));
  const types = new Set([...actions].map(({ type }) => type));
  return {
    who: choices([
      ...people.map(({ id, name }) => ({ value: id, label: name })),
      ...[...kinds].map(({ kind }) => ({ value: kind, label: kindText(kind) })),
    ]),
    what: choices([...actions].map(({ action }) => ({ value: action, label: actionText(action) }))),
    subjects: choices([...types].map((type) => ({ value: type, label: actionText(type) }))),
  };
}

/** Who is in the team, was in it, or opened it, and has done something that is in its log. */
async function teamEver({ db }: Ctx, organizerId: string): Promise<{ id: string; name: string }[]> {
  const did = (kind: string) => sql`exists (
    select 1 from audit_log l where l.organizer_id = ${organizerId} and l.actor_kind = ${kind} and l.actor_id = u.id::text)`;
  const people = await db.execute<{ id: string; name: string }>(sql`
    select u.id, u.name from users u
    where u.id in (
      select user_id from organizer_members where organizer_id = ${organizerId}
      union select subject_id::uuid from audit_log where organizer_id = ${organizerId} and action = 'member.joined'
      union select actor_id::uuid from audit_log where organizer_id = ${organizerId} and action = 'organizer.created')
      and (${did('fan')} or ${did('staff')})`);
  return [...people];
}
