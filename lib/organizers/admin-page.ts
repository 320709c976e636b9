import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { Ctx } from '@/db';
import { currentCtx } from '@/lib/identity/current';
import { lacksSecondFactor, type Member, memberOf } from './member';
import type { Permission } from './permissions';

/** The path that this request asked for, as proxy.ts notes it. */
async function requestedPath(otherwise: string): Promise<string> {
  return (await headers()).get('x-requested-path') ?? otherwise;
}

/** Leads a visitor who is not signed in to the sign-in, and back to this page afterwards. */
export async function requireSignIn(): Promise<Ctx> {
  const ctx = await currentCtx();
  if (ctx.actor.kind !== 'visitor') return ctx;
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(await requestedPath('/admin'))}`);
}

/**
 * The member who asks for a page of the admin area: `requireMember((await params).organizer, 'events.view')`. Whoever
 * is not signed in goes to the sign-in, a member without the second factor that is demanded to setting it up; for anybody without the permission the page does not exist. Every page calls
 * this itself, since a layout guards nothing.
 */
export async function requireMember(
  organizer: string,
  permission: Permission,
): Promise<{ ctx: Ctx; member: Member }> {
  const ctx = await requireSignIn();
  const member = await memberOf({ ctx, input: { organizer, permission } });
  if (!member) {
    if (await lacksSecondFactor({ ctx, input: { organizer } })) {
      redirect(`/account/second-factor?for=${encodeURIComponent(organizer)}`);
    }
    notFound();
  }
  return { ctx, member };
}
