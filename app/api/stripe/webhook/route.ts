import { answerKeptWebhook } from '@/lib/failures/answer-kept-webhook';
import { answerInNext } from '@/lib/http/answer-in-next';
import { mostWebhookBytes } from '@/lib/payments/answer-webhook';

/** In production the same handler answers before Next (instrumentation.ts). */
export const POST = answerInNext(answerKeptWebhook, mostWebhookBytes);
