import type { Metadata } from 'next';
import { GroupList } from '@/components/ops/group-list';
import { MessageFilter } from '@/components/ops/message-filter';
import { MessageTable } from '@/components/ops/message-table';
import { OpsSection } from '@/components/ops/ops-section';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import type { SearchParams } from '@/lib/http/search-params';
import { getMessages } from '@/lib/operations/message-queries';
import { messagesUrl, readMessagesQuery } from '@/lib/operations/messages-filter';
import { requireStaff } from '@/lib/operations/ops-page';

export const metadata: Metadata = { title: 'Failed messages' };

type MessagesPageProps = { searchParams: SearchParams };

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

export default async function MessagesPage({ searchParams }: MessagesPageProps) {
  const ctx = await requireStaff();
  const params = await searchParams;
  const query = readMessagesQuery(params);
  const { older, newer } = { older: one(params.older), newer: one(params.newer) };
  const { groups, page, total } = await getMessages(ctx, { query, older, newer, sort: one(params.sort) });
  const address = messagesUrl(query);
  const exports = `/api/ops/messages${address.slice('/ops/messages'.length)}`;
  const join = exports.includes('?') ? '&' : '?';
  return (
    <>
      <PageHeading title="Failed messages">
        What failed for good and will not happen by itself: put it right, then send it again.
      </PageHeading>
      {groups.length > 0 && !older && !newer && (
        <OpsSection
          title="Groups"
          more={
            <a href="/ops/messages?sort=money" className="text-link text-sm">
              Most money first
            </a>
          }
        >
          <GroupList groups={groups} />
        </OpsSection>
      )}
      <OpsSection
        title={`${total} messages`}
        more={
          <span className="flex gap-4 text-sm">
            <a href={`${exports}${join}format=csv`} className="text-link">
              CSV
            </a>
            <a href={`${exports}${join}format=json`} className="text-link">
              JSON
            </a>
          </span>
        }
      >
        <MessageFilter query={query} />
        <div className="mt-5">
          {page.rows.length > 0 ? (
            <MessageTable rows={page.rows} total={total} query={address.split('?')[1] ?? ''} back={address} />
          ) : (
            <EmptyState title="No message is like that">
              <p>Nothing has failed for good, or the filter is too narrow.</p>
            </EmptyState>
          )}
        </div>
        <Pagination
          label="Pages of messages"
          previous={page.newer && messagesUrl(query, { newer: page.newer })}
          next={page.older && messagesUrl(query, { older: page.older })}
        />
      </OpsSection>
    </>
  );
}
