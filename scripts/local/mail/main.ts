import { z } from 'zod';
import { runCommand } from '@/scripts/local/shared/command';
import { startInbox } from './inbox';

const settings = z
  .object({
    INBOX_PORT: z.coerce.number().int().min(0).max(65_535),
    // Empty means not set, as in a .env file.
    INBOX_DATA_FILE: z
      .string()
      .optional()
      .transform((file) => file || undefined),
  })
  .safeParse(process.env);

if (!settings.success) {
  process.stderr.write(`The inbox needs its settings:\n${z.prettifyError(settings.error)}\n`);
  process.exit(1);
}

const { INBOX_PORT, INBOX_DATA_FILE } = settings.data;
const inbox = await runCommand({
  name: 'The inbox',
  portVariable: 'INBOX_PORT',
  start: () => startInbox({ port: INBOX_PORT, dataFile: INBOX_DATA_FILE }),
});
process.stdout.write(`Inbox at ${inbox.url}\n`);
