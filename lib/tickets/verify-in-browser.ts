type Judge = (signed: Uint8Array, signature: Uint8Array) => Promise<boolean>;

/** Older phones know no Ed25519; 5 KB of script do, and nobody else loads them. */
const fallback = () => import('@noble/ed25519');

async function importKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  } catch {
    return null;
  }
}

/**
 * Whether this browser can check an Ed25519 signature, by itself or by a script that is fetched here at the latest, so
 * that it is there when the network is not.
 */
export async function canVerify(): Promise<boolean> {
  if (await importKey(new Uint8Array(32))) return true;
  try {
    const { Point } = await fallback();
    // The script hashes with what every browser has behind https.
    return Boolean(Point.BASE && (await crypto.subtle.digest('SHA-512', new Uint8Array())));
  } catch {
    return false;
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A function that judges signatures of one performance's key (raw, base64url), with what the browser brings along. */
export async function signatureJudge(publicKey: string): Promise<Judge> {
  const raw = bytesOf(publicKey);
  const key = await importKey(raw);
  if (key) {
    return (signed, signature) =>
      crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(signed));
  }
  const { verifyAsync } = await fallback();
  // RFC 8032 as the browsers judge, not the more lenient rule that the package has by default.
  return (signed, signature) =>
    verifyAsync(Uint8Array.from(signature), Uint8Array.from(signed), raw, { zip215: false }).catch(
      () => false,
    );
}
