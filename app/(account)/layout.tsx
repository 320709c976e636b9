import type { ReactNode } from 'react';
import { AccountNav } from '@/components/account/account-nav';
import { PageFrame } from '@/components/site/page-frame';

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <PageFrame>
      <div className="wrap grid gap-x-12 gap-y-2 pb-20 md:grid-cols-[12rem_1fr]">
        <AccountNav />
        <div className="min-w-0">{children}</div>
      </div>
    </PageFrame>
  );
}
