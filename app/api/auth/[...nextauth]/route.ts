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

/** next-auth's pages and callbacks; the site's own forms use server actions instead. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return handle(request, context);
}

/** The same for forms. Their bodies are small; next-auth alone would read one of any size. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const body = await readBody(request, maxBytes);
  if (!body) return new Response('Too large', { status: 413 });
  const { url, method, headers } = request;
  return handle(new NextRequest(url, { method, headers, body: new Uint8Array(body) }), context);
}
