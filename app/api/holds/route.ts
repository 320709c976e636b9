import { answerInNext } from '@/lib/http/answer-in-next';
import { answerHold, mostHoldBytes } from '@/lib/inventory/answer-hold';

/** In production the same handler answers before Next (instrumentation.ts). */
export const POST = answerInNext(answerHold, mostHoldBytes);
