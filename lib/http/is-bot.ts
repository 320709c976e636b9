const programs =
  /(?<!cu)bot(?![a-z])|crawl|spider|slurp|preview|facebookexternalhit|headless|lighthouse|monitor|curl|wget|python|java\/|go-http|node|axios|scrap/i;

/** True for a program that says what it is, and for one that says nothing: nobody whose interest counts. */
export const isBot = (userAgent: string | null): boolean => !userAgent || programs.test(userAgent);
