import type { ReactNode } from 'react';
import { groupPasses, type PassGroup } from '@/lib/orders/group-passes-view';
import { groupByPerformance } from './group-items';
import { PassBlock } from './pass-block';
import { PerformanceBlock } from './performance-block';
import type { PurchaseItem } from './purchase-item';

type PurchaseListProps<T extends PurchaseItem> = {
  items: readonly T[];
  currency: string;
  /** Of the headings. */
  level?: 2 | 3;
  /** What can be done with one line, or with a pass. */
  actionOf?: (item: T) => ReactNode;
  passActionOf?: (pass: PassGroup<T>) => ReactNode;
};

/** All that is bought: passes first, then what was chosen by itself, date by date. */
export function PurchaseList<T extends PurchaseItem>({
  items,
  currency,
  level,
  actionOf,
  passActionOf,
}: PurchaseListProps<T>) {
  const { passes, single } = groupPasses(items);
  return (
    <>
      {passes.map((pass) => (
        <PassBlock
          key={pass.passId}
          pass={pass}
          currency={currency}
          level={level}
          action={passActionOf?.(pass)}
        />
      ))}
      {groupByPerformance(single).map((group) => (
        <PerformanceBlock
          key={group.first.performanceId}
          group={group}
          currency={currency}
          level={level}
          actionOf={actionOf}
        />
      ))}
    </>
  );
}
