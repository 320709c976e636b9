import { type Html, html } from '@/scripts/local/shared/html';
import type { Answer } from '@/scripts/local/shared/http';

const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A whole page. */
export function pageOf(options: { title: string; main: Html; status?: number }): Answer {
  const { title, main, status = 200 } = options;
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · Local inbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/style.css">
</head>
<body>
<header class="bar"><a class="brand" href="/">Local inbox</a><span>Mail that the site sends stays on this machine.</span><a href="/templates">Templates</a></header>
<main>${main}</main>
</body>
</html>`;
  return { status, body: document.text, headers: headersWith(POLICY, 'text/html; charset=utf-8') };
}

/** Headers for anything shown: never stored, and told what it may do. */
export function headersWith(policy: string, contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': policy,
  };
}

/** The page for an address that leads nowhere, or no longer. */
export function notFoundPage(): Answer {
  const main = html`<h1>Not found</h1>
<p>There is no such mail. It may have gone when the inbox was emptied.</p>
<p><a href="/">All mail</a></p>`;
  return pageOf({ title: 'Not found', main, status: 404 });
}

/** A moment as people read it, in UTC. */
export function timeOf(iso: string): Html {
  const shown = new Date(iso).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'UTC',
  });
  return html`<time datetime="${iso}">${shown} UTC</time>`;
}
