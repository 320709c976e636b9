import { sql } from 'drizzle-orm';
import { connection } from 'next/server';
import { database } from '@/db';
import { privateJson } from '@/lib/http/private-json';
import { log } from '@/lib/log';

const patienceMs = 1_500;

async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time')), patienceMs);
  });
  try {
    await Promise.race([database().execute(sql`select 1`), late]);
    return true;
  } catch (error) {
    log.warn({ error }, 'not ready');
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** 200 when this process can serve: it runs and its database answers. `?live` asks only whether it runs. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  if (new URL(request.url).searchParams.has('live')) return privateJson({ status: 'alive' });
  const ready = await databaseAnswers();
  return privateJson({ status: ready ? 'ready' : 'not ready' }, { status: ready ? 200 : 503 });
}
