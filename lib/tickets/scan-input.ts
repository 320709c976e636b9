import { z } from 'zod';
import { scanVerdicts } from './scan-verdict';

/** How many scans a device sends at once. */
export const batchSize = 200;

const moment = z.iso.datetime().transform((text) => new Date(text));

export const scanBatchInput = z.object({
  deviceId: z.uuid(),
  /** The device's clock as it sends. */
  sentAt: moment,
  scans: z
    .array(
      z.object({
        id: z.uuid(),
        ticketId: z.uuid().nullable(),
        gate: z.string().trim().min(1).max(40),
        verdict: z.enum(scanVerdicts),
        scannedAt: moment,
      }),
    )
    .max(batchSize),
  /** Scans of this device that were taken back. */
  undone: z.array(z.uuid()).max(batchSize),
});

export type ScanBatch = z.output<typeof scanBatchInput>;
