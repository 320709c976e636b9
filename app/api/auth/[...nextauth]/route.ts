import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { shareBaseUrl } from '@/lib/env';
import { readBody } from '@/lib/http/read-body';
import { authOptions } from '@/lib/identity/auth-options';

type Context = { params: Promise<{ nextauth: string[] }> };

const maxBytes = 16 * 1024;

async function handle(request: NextRequest, context: Context): Promise<Response> {
  shareBaseUrl();
  const response: Response = await NextAuth(request, context, authOptions());
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

/** next-auth takes any JSON for an object, and fails where it is none. */
function isReadable(contentType: string | null, body: Buffer): boolean {
  if (!contentType?.includes('application/json')) return true;
  try {
    const sent: unknown = JSON.parse(body.toString('utf8'));
    return typeof sent === 'object' && sent !== null && !Array.isArray(sent);
  } catch {
    return false;
  }
}

/** next-auth's pages and callbacks; the site's own forms use server actions instead. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return handle(request, context);
}

/** The same for forms. Their bodies are small; next-auth alone would read one of any size. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const body = await readBody(request, maxBytes);
  if (!body) return new Response('Too large', { status: 413 });
  const { url, method, headers } = request;
  if (!isReadable(headers.get('content-type'), body))
    return Response.json({ error: 'Send a JSON object or a form' }, { status: 400 });
  return handle(new NextRequest(url, { method, headers, body: new Uint8Array(body) }), context);
}
