import type { Metadata } from 'next';
import { NothingHere } from '@/components/site/nothing-here';
import { PageFrame } from '@/components/site/page-frame';

export const metadata: Metadata = { title: 'Not found', robots: { index: false } };

export default function NotFound() {
  return (
    <PageFrame>
      <NothingHere />
    </PageFrame>
  );
}
