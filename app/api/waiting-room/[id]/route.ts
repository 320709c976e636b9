import { answerInNext } from '@/lib/http/answer-in-next';
import { answerPoll } from '@/lib/waiting-room/answers';

/** In production the same handler answers before Next (instrumentation.ts). */
export const GET = answerInNext(answerPoll);
