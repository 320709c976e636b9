import { sql } from 'drizzle-orm';
import { connection } from 'next/server';
import { database } from '@/db';
import { inTime } from '@/lib/deadline';
import { privateJson } from '@/lib/http/private-json';
import { log } from '@/lib/log';

const patienceMs = 1_500;

async function databaseAnswers(): Promise<boolean> {
  try {
    await inTime(patienceMs, () => database().execute(sql`select 1`));
    return true;
  } catch (error) {
    log.warn({ error }, 'not ready');
    return false;
  }
}

/** 200 when this process can serve: it runs and its database answers. `?live` asks only whether it runs. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  if (new URL(request.url).searchParams.has('live')) return privateJson({ status: 'alive' });
  const ready = await databaseAnswers();
  return privateJson({ status: ready ? 'ready' : 'not ready' }, { status: ready ? 200 : 503 });
}
