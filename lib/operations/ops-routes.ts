/** Every page of the console, below `app/(ops)`; one that is missing here fails `ops-routes.test.ts`. */
export const opsPages: readonly string[] = [
  'ops',
  'ops/alerts',
  'ops/alerts/[alertId]',
  'ops/alerts/channels',
  'ops/messages',
  'ops/messages/[messageId]',
  'ops/batches',
  'ops/batches/[batchId]',
];

/** Every route handler of the console, below `app/api`. */
export const opsHandlers: readonly string[] = ['ops/messages'];
