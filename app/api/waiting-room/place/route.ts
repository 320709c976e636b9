import { answerInNext } from '@/lib/http/answer-in-next';
import { answerPlace, mostBytes } from '@/lib/waiting-room/answers';

/** In production the same handler answers before Next (instrumentation.ts). */
export const POST = answerInNext(answerPlace, mostBytes);
