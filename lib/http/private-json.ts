/** JSON about one person: no cache keeps it. */
export function privateJson(
  body: unknown,
  init: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return Response.json(body, {
    status: init.status ?? 200,
    headers: { 'cache-control': 'private, no-store', ...init.headers },
  });
}
