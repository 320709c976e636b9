import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { shareBaseUrl } from '@/lib/env';
import { authOptions } from '@/lib/identity/auth-options';

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context): Promise<Response> {
  shareBaseUrl();
  const response: Response = await NextAuth(request, context, authOptions());
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

export { handle as GET, handle as POST };
