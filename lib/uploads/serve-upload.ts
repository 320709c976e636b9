type Upload = { contentType: string; bytes: Buffer };

/** Answers with an uploaded picture. It never changes: a new picture has a new address. */
export function serveUpload(upload: Upload | null): Response {
  if (!upload) return new Response('Not found', { status: 404 });
  return new Response(new Uint8Array(upload.bytes), {
    headers: {
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': upload.contentType,
      'x-content-type-options': 'nosniff',
    },
  });
}
