import type { Metadata } from 'next';
import Link from 'next/link';
import { OverviewPanels } from '@/components/admin/overview/overview-panels';
import { CatchingUp } from '@/components/admin/reports/catching-up';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeading } from '@/components/ui/page-heading';
import { requireMember } from '@/lib/organizers/admin-page';
import { type MemberRole, may, type Permission } from '@/lib/organizers/permissions';
import { navFor } from '@/lib/organizers/queries';
import { roleNames } from '@/lib/organizers/role-view';
import { readCompleteness } from '@/lib/payments/reports/read-completeness';
import { readDashboard } from '@/lib/payments/reports/read-dashboard';
import { readDays, readToday } from '@/lib/payments/reports/read-overview';

export const metadata: Metadata = { title: 'Overview' };

type OverviewProps = { params: Promise<{ organizer: string }> };

export default async function OverviewPage({ params }: OverviewProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'overview.view');
  const { slug, role, organizerId } = member;
  const [, ...links] = navFor(slug, role);
  const seesFigures = may(role, 'reports.view');
  const [dashboard, { days, behind }, today] = seesFigures
    ? await Promise.all([
        readDashboard({ ctx, input: { organizerId } }),
        readDays({ ctx, input: { organizerId } }),
        readToday({ ctx, input: { organizerId } }),
      ])
    : [null, { days: [], behind: false }, ''];
  const completeness =
    behind || dashboard?.behind ? await readCompleteness({ ctx, input: { organizerId } }) : null;
  const isNew = dashboard?.next.length === 0 && days.length === 0;
  return (
    <>
      <PageHeading title={member.name}>Your role here: {roleNames[role]}.</PageHeading>
      {completeness && <CatchingUp {...completeness} />}
      {isNew && may(role, 'events.edit') && (
        <LinkButton href={`/admin/${slug}/events/new`} className="mb-8">
          Make your first event
        </LinkButton>
      )}
      {dashboard && (
        <OverviewPanels
          slug={slug}
          dashboard={dashboard}
          days={days}
          today={today}
          mayOpen={({ path }) => mayOpen(role, path)}
        />
      )}
      {(!dashboard || isNew) && (
        <ul className="mt-8 grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {links.map(({ href, label }) => (
            <li
              key={href}
              className="group relative rounded-tile border border-line bg-surface p-5 hover:border-line-strong"
            >
              <Link href={href} prefetch={false} className="cover-link font-display text-2xl">
                {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Nobody is sent to a page that is not there for him. */
function mayOpen(role: MemberRole, path: string): boolean {
  const asked: [string, Permission][] = [
    ['orders/refunds/', 'orders.refund'],
    ['orders', 'orders.view'],
    ['events/', 'events.view'],
    ['reports/', 'reports.view'],
  ];
  const [, permission] = asked.find(([start]) => path.startsWith(start)) ?? [];
  return permission !== undefined && may(role, permission);
}
