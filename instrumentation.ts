/** Runs once when a web process starts. Next bundles this for other runtimes too, so Node's modules load inside. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { standBeforeNext } = await import('@/lib/http/before-next');
  standBeforeNext();
  const { answerFirst } = await import('@/lib/http/answer-first');
  const { answerHold, mostHoldBytes } = await import('@/lib/inventory/answer-hold');
  const { answerAvailability, availabilityPath } = await import('@/lib/inventory/answer-availability');
  const { mostWebhookBytes } = await import('@/lib/payments/answer-webhook');
  const { answerKeptWebhook } = await import('@/lib/failures/answer-kept-webhook');
  const room = await import('@/lib/waiting-room/answers');
  // What is asked most when it counts. Each is a route of Next as well.
  answerFirst([
    { method: 'GET', path: availabilityPath, handler: answerAvailability },
    { method: 'POST', path: /^\/api\/holds$/, handler: answerHold, mostBytes: mostHoldBytes },
    {
      method: 'POST',
      path: /^\/api\/stripe\/webhook$/,
      handler: answerKeptWebhook,
      mostBytes: mostWebhookBytes,
    },
    { method: 'GET', path: room.pollPath, handler: room.answerPoll },
    {
      method: 'POST',
      path: /^\/api\/waiting-room\/place$/,
      handler: room.answerPlace,
      mostBytes: room.mostBytes,
    },
    {
      method: 'POST',
      path: /^\/api\/waiting-room\/enter$/,
      handler: room.answerEnter,
      mostBytes: room.mostBytes,
    },
  ]);
  const { database } = await import('@/db');
  const { followCatalogChanges } = await import('@/lib/catalog/follow-changes');
  const { tagsManifest } = await import('next/dist/server/lib/incremental-cache/tags-manifest.external');
  // What Next's `revalidateTag` comes down to. That may only be called in a request, and a request cannot choose among
  // several processes on one port. Nothing stale is served any more: whoever buys must not see yesterday's price.
  const markOutOfDate = (tags: string[]) => {
    const now = Date.now();
    for (const tag of tags) tagsManifest.set(tag, { stale: now, expired: now });
  };
  const { standWatch } = await import('@/lib/operations/stand-watch');
  standWatch({ actor: { kind: 'job', name: 'web' }, db: database() }, { pauseSeconds: 20 });
  // Not awaited: a site whose database is away still answers.
  void followCatalogChanges(database(), markOutOfDate);
}
