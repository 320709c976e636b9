import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { OpsFrame } from '@/components/ops/ops-frame';
import { PageFrame } from '@/components/site/page-frame';
import { staffOrNull } from '@/lib/operations/ops-page';

export const metadata: Metadata = { robots: { index: false } };

/** Draws what stands around the pages; it guards nothing, each page asks for itself. */
export default async function OpsLayout({ children }: { children: ReactNode }) {
  if (!(await staffOrNull())) return <PageFrame>{children}</PageFrame>;
  return <OpsFrame>{children}</OpsFrame>;
}
