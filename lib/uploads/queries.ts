import 'server-only';
import { eq } from 'drizzle-orm';
import { database } from '@/db';
import { uploads } from '@/db/schema';
import { isId } from '@/lib/ids';

/** An uploaded picture as everybody may see it; null when there is none. */
export async function getUpload(id: string) {
  if (!isId(id)) return null;
  const [upload] = await database()
    .select({ contentType: uploads.contentType, bytes: uploads.bytes })
    .from(uploads)
    .where(eq(uploads.id, id));
  return upload ?? null;
}
