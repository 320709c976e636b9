/** A request as any server knows it: what is decided by it runs the same behind Next and before it. */
export type PlainRequest = {
  /** Path and query. */
  url: string;
  headers: { get(name: string): string | null };
  /** The whole body; null when it was longer than what this address takes. */
  body: Buffer | null;
};

/** An answer that is written at once; a null body has no length (304). */
export type PlainAnswer = {
  status: number;
  headers: Record<string, string>;
  body: string | null;
  /** Values of `set-cookie`, when there are several. */
  cookies?: string[];
};

export type PlainHandler = (request: PlainRequest) => Promise<PlainAnswer>;

/** JSON that no cache keeps. */
export function plainJson(body: unknown, status = 200, headers: Record<string, string> = {}): PlainAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store', ...headers },
    body: JSON.stringify(body),
  };
}
