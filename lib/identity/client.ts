/** Where a request comes from, as the verbs that guard an account need it. */
export type Client = {
  /** The network address that counts for limits, or "unknown". */
  address: string;
  userAgent: string | null;
  /** The device cookie: proof that this browser signed in to an account before. */
  device?: string;
};
