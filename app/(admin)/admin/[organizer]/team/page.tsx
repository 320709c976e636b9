import type { Metadata } from 'next';
import { DemandForm } from '@/components/admin/team/demand-form';
import { InvitationList } from '@/components/admin/team/invitation-list';
import { InviteForm } from '@/components/admin/team/invite-form';
import { MemberList } from '@/components/admin/team/member-list';
import { PermissionTable } from '@/components/admin/team/permission-table';
import { TeamNotice } from '@/components/admin/team/team-notice';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { requireMember } from '@/lib/organizers/admin-page';
import { getTeam, permissionRows } from '@/lib/organizers/team-queries';

export const metadata: Metadata = { title: 'Team' };

type TeamPageProps = { params: Promise<{ organizer: string }>; searchParams: SearchParams };

export default async function TeamPage({ params, searchParams }: TeamPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'team.manage');
  const { slug, organizerId, userId } = member;
  const { members, invitations, timeZone, requiresSecondFactor } = await getTeam(ctx, organizerId);
  return (
    <>
      <PageHeading title="Team">Who works for {member.name}, and what each may do.</PageHeading>
      <TeamNotice done={await textParam(searchParams, 'done')} />
      <MemberList organizer={slug} me={userId} timeZone={timeZone} members={members} />
      {invitations.length > 0 && (
        <Section title="Invited">
          <InvitationList organizer={slug} timeZone={timeZone} invitations={invitations} />
        </Section>
      )}
      <Section title="Invite somebody">
        <Card className="max-w-3xl">
          <InviteForm organizer={slug} />
        </Card>
      </Section>
      <Section title="Second factor">
        <DemandForm
          organizer={slug}
          isDemanded={requiresSecondFactor}
          without={members.filter((one) => !one.hasSecondFactor).map((one) => one.name)}
        />
      </Section>
      <Section title="What each role may do">
        <PermissionTable rows={permissionRows()} />
      </Section>
    </>
  );
}
