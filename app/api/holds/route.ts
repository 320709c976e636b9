import { answerInNext } from '@/lib/http/answer-in-next';
import { answerHold } from '@/lib/inventory/answer-hold';

/** In production the same handler answers before Next (instrumentation.ts); here it stands for development. */
export const POST = answerInNext(answerHold);
