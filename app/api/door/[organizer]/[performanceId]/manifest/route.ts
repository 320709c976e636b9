import { isId } from '@/lib/ids';

type Params = { params: Promise<{ organizer: string; performanceId: string }> };

/** What a phone needs to install a door. Says nothing but the address it was asked for, so it asks for nobody. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { organizer, performanceId } = await params;
  if (!isId(performanceId)) return new Response(null, { status: 404 });
  const address = `/admin/${encodeURIComponent(organizer)}/check-in/${performanceId}`;
  const icon = (size: number) => ({
    src: `/door-icon-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
  });
  return Response.json(
    {
      id: address,
      name: 'Tessera door',
      short_name: 'Door',
      start_url: address,
      scope: address,
      display: 'standalone',
      background_color: '#0f1513',
      theme_color: '#0f1513',
      icons: [icon(192), icon(512), { ...icon(512), purpose: 'maskable' }],
    },
    { headers: { 'content-type': 'application/manifest+json', 'cache-control': 'private, no-store' } },
  );
}
