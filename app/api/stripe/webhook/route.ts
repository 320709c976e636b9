import { answerInNext } from '@/lib/http/answer-in-next';
import { answerWebhook, mostWebhookBytes } from '@/lib/payments/answer-webhook';

/** In production the same handler answers before Next (instrumentation.ts). */
export const POST = answerInNext(answerWebhook, mostWebhookBytes);
