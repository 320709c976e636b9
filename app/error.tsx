'use client';

import { ErrorContent, type ErrorContentProps } from '@/components/site/error-content';

export default function ErrorPage(props: ErrorContentProps) {
  return (
    <main id="main">
      <ErrorContent {...props} />
    </main>
  );
}
