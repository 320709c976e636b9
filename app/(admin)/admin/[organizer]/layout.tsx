import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { AdminFrame } from '@/components/admin/shell/admin-frame';
import { PageFrame } from '@/components/site/page-frame';
import { currentCtx } from '@/lib/identity/current';
import { getShell } from '@/lib/organizers/queries';

export const metadata: Metadata = { robots: { index: false } };

type AdminLayoutProps = { params: Promise<{ organizer: string }>; children: ReactNode };

/** Draws what stands around the pages; it guards nothing, each page asks for itself. */
export default async function AdminLayout({ params, children }: AdminLayoutProps) {
  const { organizer } = await params;
  const shell = await getShell(await currentCtx(), organizer);
  if (!shell) return <PageFrame>{children}</PageFrame>;
  return (
    <AdminFrame slug={organizer} {...shell}>
      {children}
    </AdminFrame>
  );
}
