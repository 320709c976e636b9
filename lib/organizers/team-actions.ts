'use server';

import { redirect } from 'next/navigation';
import { runAction } from '@/lib/identity/action';
import { afterSignIn, setSessionCookie } from '@/lib/identity/enter';
import { requestClient } from '@/lib/identity/request-client';
import { oweMail } from '@/lib/messages/owe-mail';
import { acceptInvitation, joinWithNewAccount } from './accept-invitation';
import { runMemberAction } from './admin-action';
import { changeRole } from './change-role';
import { demandSecondFactor } from './demand-second-factor';
import {
  acceptInput,
  changeRoleInput,
  demandInput,
  invitationInput,
  inviteInput,
  joinInput,
  memberInput,
} from './input';
import { inviteMember } from './invite-member';
import { resendInvitation, revokeInvitation } from './manage-invitation';
import type { Member } from './member';
import { removeMember } from './remove-member';

const back = ({ slug }: Member, done: string) => redirect(`/admin/${slug}/team?done=${done}`);

/** Invites an address into the team. */
export async function inviteAction(_before: unknown, formData: FormData) {
  return runMemberAction(inviteInput, 'team.manage', formData, (ctx, input, { organizerId }) =>
    inviteMember({ ctx, input: { organizerId, ...input }, owe: oweMail }),
  );
}

/** Sends an invitation again. */
export async function resendInvitationAction(_before: unknown, formData: FormData) {
  return runMemberAction(invitationInput, 'team.manage', formData, async (ctx, input, member) => {
    const { organizerId } = member;
    const result = await resendInvitation({ ctx, input: { organizerId, ...input }, owe: oweMail });
    return result.ok ? back(member, 'resent') : result;
  });
}

/** Takes an invitation back. */
export async function revokeInvitationAction(_before: unknown, formData: FormData) {
  return runMemberAction(invitationInput, 'team.manage', formData, async (ctx, input, member) => {
    const result = await revokeInvitation({ ctx, input: { organizerId: member.organizerId, ...input } });
    return result.ok ? back(member, 'revoked') : result;
  });
}

/** Gives a member another role. */
export async function changeRoleAction(_before: unknown, formData: FormData) {
  return runMemberAction(changeRoleInput, 'team.manage', formData, async (ctx, input, member) => {
    const result = await changeRole({ ctx, input: { organizerId: member.organizerId, ...input } });
    // Whoever gave up his own ownership has no business on this page any more.
    if (result.ok && input.member === member.userId) redirect(`/admin/${member.slug}`);
    return result.ok ? back(member, 'role') : result;
  });
}

/** Takes somebody out of the team. */
export async function removeMemberAction(_before: unknown, formData: FormData) {
  return runMemberAction(memberInput, 'team.manage', formData, async (ctx, input, member) => {
    const result = await removeMember({ ctx, input: { organizerId: member.organizerId, ...input } });
    if (result.ok && input.member === member.userId) redirect('/admin');
    return result.ok ? back(member, 'removed') : result;
  });
}

/** Demands a second factor of the team, or no longer does. */
export async function demandSecondFactorAction(_before: unknown, formData: FormData) {
  return runMemberAction(demandInput, 'team.manage', formData, async (ctx, input, member) => {
    const demanded = input.demanded === 'yes';
    const { organizerId } = member;
    const result = await demandSecondFactor({ ctx, input: { organizerId, demanded } });
    return result.ok ? back(member, demanded ? 'demanded' : 'not-demanded') : result;
  });
}

/** Joins a team with the signed-in account. */
export async function acceptInvitationAction(_before: unknown, formData: FormData) {
  return runAction(acceptInput, formData, async (ctx, input) => {
    const result = await acceptInvitation({ ctx, input });
    if (!result.ok) return result;
    redirect(`/admin/${result.slug}`);
  });
}

/** Joins a team with an account that is opened for the invited address. */
export async function joinAction(_before: unknown, formData: FormData) {
  return runAction(joinInput, formData, async (ctx, input) => {
    const { userAgent } = await requestClient();
    const result = await joinWithNewAccount({ ctx, input: { ...input, userAgent } });
    if (!result.ok) return result;
    await setSessionCookie(result.sessionId);
    await afterSignIn(result);
    redirect(`/admin/${result.slug}`);
  });
}
