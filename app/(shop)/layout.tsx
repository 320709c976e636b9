import type { ReactNode } from 'react';
import { PageFrame } from '@/components/site/page-frame';

export default function ShopLayout({ children }: { children: ReactNode }) {
  return <PageFrame>{children}</PageFrame>;
}
