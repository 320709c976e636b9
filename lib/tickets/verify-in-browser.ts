/** Whether this browser can check an Ed25519 signature by itself. */
export async function canVerify(): Promise<boolean> {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32), 'Ed25519', false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A function that judges signatures of one performance's key (raw, base64url), with what the browser brings along. */
export async function signatureJudge(publicKey: string) {
  const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), 'Ed25519', false, ['verify']);
  return (signed: Uint8Array, signature: Uint8Array): Promise<boolean> =>
    crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(signed));
}
