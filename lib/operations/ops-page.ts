import 'server-only';
import { notFound } from 'next/navigation';
import type { Ctx } from '@/db';
import { currentCtx } from '@/lib/identity/current';
import type { StaffCtx } from './staff';
import { asStaff } from './staff';

/**
 * The member of the site's staff who asks for a page of the console. For everybody else, signed in or not, the page does not
 * exist: nobody is even led to a sign-in. Every page calls this itself, since a layout guards nothing.
 */
export async function requireStaff(): Promise<StaffCtx> {
  const staff = asStaff(await currentCtx());
  return staff ?? notFound();
}

/** The same for a route handler, which answers by itself: null for everybody else. */
export async function staffOrNull(): Promise<StaffCtx | null> {
  const ctx: Ctx = await currentCtx();
  return asStaff(ctx);
}
