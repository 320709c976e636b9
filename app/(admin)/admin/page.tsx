import type { Metadata } from 'next';
import Link from 'next/link';
import { PageFrame } from '@/components/site/page-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeading } from '@/components/ui/page-heading';
import { requireSignIn } from '@/lib/organizers/admin-page';
import { listMemberships } from '@/lib/organizers/queries';
import { roleNames } from '@/lib/organizers/role-view';

export const metadata: Metadata = { title: 'Organize', robots: { index: false } };

export default async function OrganizersPage() {
  const memberships = await listMemberships(await requireSignIn());
  return (
    <PageFrame>
      <div className="wrap pb-20">
        <PageHeading title="Organize">
          {memberships.length > 0 && 'The organizers in whose team you are.'}
        </PageHeading>
        {memberships.length === 0 ? (
          <EmptyState title="You are not in an organizer’s team yet">
            <p>
              Become an organizer to sell tickets to your own events, or ask the owner of an organizer to
              invite you.
            </p>
            <LinkButton href="/admin/new" prefetch={false} className="mt-6">
              Become an organizer
            </LinkButton>
          </EmptyState>
        ) : (
          <ul className="border-line border-b">
            {memberships.map(({ slug, name, role }) => (
              <li
                key={slug}
                className="group relative flex flex-wrap items-baseline justify-between gap-x-6 border-line border-t py-5"
              >
                <Link href={`/admin/${slug}`} prefetch={false} className="cover-link font-display text-2xl">
                  {name}
                </Link>
                <span className="text-ink-soft text-sm">{roleNames[role]}</span>
              </li>
            ))}
          </ul>
        )}
        {memberships.length > 0 && (
          <LinkButton href="/admin/new" prefetch={false} variant="secondary" className="mt-8">
            Add another organizer
          </LinkButton>
        )}
      </div>
    </PageFrame>
  );
}
