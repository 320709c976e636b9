/*
 * Keeps a door's page, its scripts and its QR reader on the device, so that it opens without a network. Registered for one
 * door's address only; nothing else of the site passes through here, and no answer about tickets is kept here.
 */
const name = 'tessera-door-1';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The page says which files it has used; the last answer tells it that it can go offline. */
self.addEventListener('message', (event) => {
  const { keep } = event.data ?? {};
  if (!Array.isArray(keep)) return;
  event.waitUntil(
    (async () => {
      const cache = await caches.open(name);
      await Promise.all(
        keep.map(async (url) => {
          const response = await fetch(url, { credentials: 'same-origin' });
          if (response.ok && !response.redirected) await cache.put(url, response);
        }),
      );
      event.source.postMessage({ kept: true });
    })().catch(() => {}),
  );
});

const isKept = ({ pathname }) => pathname.startsWith('/_next/static/') || pathname === '/api/door/reader';

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(pageOf(request, url.pathname));
  else if (isKept(url)) event.respondWith(fileOf(request));
});

/** A crowd at a door fills the network: an answer that takes longer than this (ms) is no network. */
const patience = 3_000;

/** The page from the network while there is one, else as it was kept. */
async function pageOf(request, pathname) {
  const kept = await caches.match(pathname);
  if (!kept) return fetch(request);
  const tooLong = new Promise((resolve) => setTimeout(() => resolve(kept), patience));
  return Promise.race([fetch(request).catch(() => kept), tooLong]);
}

async function fileOf(request) {
  const kept = await caches.match(request.url);
  return kept ?? fetch(request);
}
