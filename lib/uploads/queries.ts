import 'server-only';
import { and, eq } from 'drizzle-orm';
import { database } from '@/db';
import { uploadSizes, uploads } from '@/db/schema';
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

/** The same in one of the sizes that pages need; null when it has no such size. */
export async function getUploadSize(id: string, size: string) {
  const known = uploadSizes.size.enumValues.find((one) => one === size);
  if (!isId(id) || !known) return null;
  const [upload] = await database()
    .select({ contentType: uploadSizes.contentType, bytes: uploadSizes.bytes })
    .from(uploadSizes)
    .where(and(eq(uploadSizes.uploadId, id), eq(uploadSizes.size, known)));
  return upload ?? null;
}
