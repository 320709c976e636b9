/** Makes this page open without a network: resolves to true once everything it uses is kept on the device. */
export async function keepPage(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const scope = location.pathname;
  const registration = await navigator.serviceWorker.register('/door-worker.js', { scope });
  await navigator.serviceWorker.ready;
  const worker = registration.active;
  if (!worker) return false;
  const used = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/_next/static/'))
    .map(({ pathname, search }) => pathname + search);
  // React writes its scripts into the page; those that are still on their way are not in the list above.
  const written = [...document.querySelectorAll('script[src], link[rel="stylesheet"]')].flatMap((element) => {
    const url = new URL(element.getAttribute('src') ?? element.getAttribute('href') ?? '', location.href);
    return url.origin === location.origin ? [url.pathname + url.search] : [];
  });
  const kept = new Promise<boolean>((resolve) => {
    navigator.serviceWorker.addEventListener('message', ({ data }) => {
      if (data?.kept) resolve(true);
    });
  });
  navigator.serviceWorker.startMessages();
  worker.postMessage({ keep: [...new Set([scope, '/api/door/reader', ...used, ...written])] });
  return kept;
}
