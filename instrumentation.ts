/** Runs once when a web process starts. Next bundles this for other runtimes too, so Node's modules load inside. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { standBeforeNext } = await import('@/lib/http/before-next');
  standBeforeNext();
  const { database } = await import('@/db');
  const { followCatalogChanges } = await import('@/lib/catalog/follow-changes');
  const { revalidationPurpose } = await import('@/lib/catalog/tags');
  const { sign } = await import('@/lib/identity/signing');
  // Next writes the port it listens on here.
  const address = `http://127.0.0.1:${process.env.PORT ?? 3000}/api/internal/revalidate`;
  // Not awaited: the server answers only after this function has ended, and it is the server that is asked.
  void followCatalogChanges(database(), async (tags) => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-internal-key': sign(revalidationPurpose, '') },
      body: JSON.stringify(tags),
      signal: AbortSignal.timeout(5_000),
    });
    if (!answer.ok) throw new Error(`The revalidation route answered ${answer.status}`);
  });
}
