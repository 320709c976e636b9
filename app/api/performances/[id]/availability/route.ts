import { answerInNext } from '@/lib/http/answer-in-next';
import { answerAvailability } from '@/lib/inventory/answer-availability';

/** In production the same handler answers before Next (instrumentation.ts). */
export const GET = answerInNext(answerAvailability);
