'use client';

import { type ReactNode, useEffect, useRef } from 'react';

type KeepFocusProps = { count: number; className?: string; children: ReactNode };

/** When a line goes away together with the button that removed it, focus moves to the list, and the rest is said. */
export function KeepFocus({ count, className, children }: KeepFocusProps) {
  const list = useRef<HTMLElement>(null);
  const before = useRef(count);
  useEffect(() => {
    if (count < before.current && document.activeElement === document.body) list.current?.focus();
    before.current = count;
  }, [count]);
  const sentence = count === 1 ? '1 ticket in your cart' : `${count} tickets in your cart`;
  return (
    <section ref={list} tabIndex={-1} aria-label="Tickets in your cart" className={className}>
      <span role="status" className="sr-only">
        {sentence}
      </span>
      {children}
    </section>
  );
}
