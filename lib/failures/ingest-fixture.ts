import { connect } from '@/db';
import { ingest } from './ingest';
import { sqsSource } from './sqs-source';

/* A consumer as a process of its own, for tests that kill it: database, endpoint, dead-letter queue, source queue. */

const [url = '', endpoint = '', deadLetterUrl = '', sourceUrl = ''] = process.argv.slice(2);
const { db } = connect(url, { pool: 4, name: 'tessera-ingest' });
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const source = sqsSource({
  name: 'sqs:test',
  deadLetterUrl,
  sourceUrl,
  endpoint,
  credentials,
  visibility: 3,
});
await ingest({
  ctx: { actor: { kind: 'job', name: 'ingest' }, db },
  input: { source, consumers: 16, signal: new AbortController().signal },
});
