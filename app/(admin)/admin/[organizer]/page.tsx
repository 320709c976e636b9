import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeading } from '@/components/ui/page-heading';
import { requireMember } from '@/lib/organizers/admin-page';
import { navFor } from '@/lib/organizers/queries';
import { roleNames } from '@/lib/organizers/role-view';

export const metadata: Metadata = { title: 'Overview' };

type OverviewProps = { params: Promise<{ organizer: string }> };

export default async function OverviewPage({ params }: OverviewProps) {
  const { member } = await requireMember((await params).organizer, 'overview.view');
  const [, ...links] = navFor(member.slug, member.role);
  return (
    <>
      <PageHeading title={member.name}>Your role here: {roleNames[member.role]}.</PageHeading>
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
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
    </>
  );
}
