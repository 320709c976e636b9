import { type Refusal, refusals } from '@/lib/http/refusals';

type Context = { params: Promise<{ refusal: string }> };

const isRefusal = (name: string): name is Refusal => Object.hasOwn(refusals, name);

/** Where requests end that `lib/http/before-next.ts` refuses. Their body is not read. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { refusal } = await params;
  if (!isRefusal(refusal)) return new Response('Not found', { status: 404 });
  const { status, message } = refusals[refusal];
  return new Response(message, { status, headers: { 'cache-control': 'no-store' } });
}
