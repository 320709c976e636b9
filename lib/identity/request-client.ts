import 'server-only';
import { cookies, headers } from 'next/headers';
import { clientAddress } from '@/lib/http/client-address';
import type { Client } from './client';
import { deviceCookieName } from './device-cookie';

/** Where the current request comes from. */
export async function requestClient(): Promise<Client> {
  const [requestHeaders, jar] = await Promise.all([headers(), cookies()]);
  return {
    address: clientAddress(requestHeaders),
    userAgent: requestHeaders.get('user-agent'),
    device: jar.get(deviceCookieName())?.value,
  };
}
