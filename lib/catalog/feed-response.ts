/** A calendar as a download that subscribing programs read as well. */
export const calendarResponse = (body: string, fileName: string): Response =>
  new Response(body, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  });

export const xmlResponse = (body: string, type: 'application/rss+xml' | 'application/xml'): Response =>
  new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } });
