const pattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether text from an address can be a slug at all, before it reaches a cache or the database. */
export const isSlug = (text: string): boolean => text.length <= 160 && pattern.test(text);
