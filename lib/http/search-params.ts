/** A page's search parameters as Next hands them over. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One parameter as text; a repeated one counts as missing. */
export async function textParam(params: SearchParams, name: string): Promise<string | undefined> {
  const value = (await params)[name];
  return typeof value === 'string' ? value : undefined;
}
