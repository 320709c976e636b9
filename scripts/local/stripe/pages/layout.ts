import { type Html, html } from '@/scripts/local/shared/html';

export type Page = { status: number; headers: Record<string, string>; body: string };

/** A whole page. `formTargets`: origins beside our own to which a sent form may end up redirecting. */
export function pageOf(options: {
  title: string;
  main: Html;
  status?: number;
  formTargets?: string[];
}): Page {
  const { title, main, status = 200, formTargets = [] } = options;
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Stripe stand-in</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/style.css">
</head>
<body>
<header class="notice">Test payments. This stands in for Stripe on this machine: no real card, no real money.</header>
<main>${main}</main>
</body>
</html>`;
  const formAction = ["'self'", ...formTargets].join(' ');
  return {
    status,
    body: document.text,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; style-src 'self'; img-src data:; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
    },
  };
}

/** Sends the browser on with a GET. */
export function redirect(location: string): Page {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

/** A short page with one message. */
export function messagePage(title: string, text: Html, status = 200): Page {
  return pageOf({ title, status, main: html`<div class="card"><h1>${title}</h1>${text}</div>` });
}
