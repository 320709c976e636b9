import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { relyingParty } from './relying-party';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const base64url = (data: Uint8Array | string) => Buffer.from(data).toString('base64url');

type Options = { challenge: string };
type Wrong = Partial<{ origin: string; host: string; userVerified: boolean; count: number }>;

/** A security key made of software: P-256, no attestation, and a count of its signatures that a test may set. */
export function makeSecurityKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let count = 0;

  const clientData = (type: string, { challenge }: Options, { origin = relyingParty().origin }: Wrong) =>
    JSON.stringify({ type, challenge, origin, crossOrigin: false });

  const authenticatorData = (wrong: Wrong, credential?: Buffer) => {
    count = wrong.count ?? count + 1;
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(count);
    const flags = 0x01 | (wrong.userVerified === false ? 0 : 0x04) | (credential ? 0x40 : 0);
    const host = sha256(wrong.host ?? relyingParty().id);
    return Buffer.concat([host, Buffer.from([flags]), counted, credential ?? Buffer.alloc(0)]);
  };

  const answer = (response: Record<string, unknown>) =>
    JSON.stringify({
      id: base64url(id),
      rawId: base64url(id),
      type: 'public-key',
      clientExtensionResults: {},
      response,
    });

  return {
    /** The JSON that a browser sends of a new passkey. */
    register(options: Options, wrong: Wrong = {}): string {
      const key = isoCBOR.encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
          [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
        ]),
      );
      const length = Buffer.from([0, id.length]);
      const authData = authenticatorData(wrong, Buffer.concat([Buffer.alloc(16), length, id, key]));
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ]);
      return answer({
        clientDataJSON: base64url(clientData('webauthn.create', options, wrong)),
        // safe because the map holds nothing but what CBOR knows
        attestationObject: base64url(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])),
        transports: ['usb'],
      });
    },
    /** The JSON that a browser sends of a passkey that signed. */
    sign(options: Options, wrong: Wrong = {}): string {
      const client = clientData('webauthn.get', options, wrong);
      const data = authenticatorData(wrong);
      return answer({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)),
      });
    },
  };
}
