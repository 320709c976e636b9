'use client';

import { ErrorContent, type ErrorContentProps } from '@/components/site/error-content';

/** Inside the shop's frame, which brings header and main. */
export default function ShopError(props: ErrorContentProps) {
  return <ErrorContent {...props} />;
}
