import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { connect } from '@/db';
import { NotAnArchiveError } from '@/lib/catalog/import/archive';
import { importNyphil } from '@/lib/catalog/import/import-nyphil';
import { printReport } from '@/lib/catalog/import/report';
import { explain, Problem } from '@/scripts/lib/problem';

const usage = 'Usage: npm run import -- nyphil FILE… [--shift-years N]';

function readArguments(): { files: string[]; shiftYears: number } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'shift-years': { type: 'string', default: '0' } },
    });
    const [format, ...files] = positionals;
    if (format !== 'nyphil' || files.length === 0) throw new Problem(usage);
    const shiftYears = Number(values['shift-years'].trim() || Number.NaN);
    if (!Number.isInteger(shiftYears) || Math.abs(shiftYears) > 200) {
      throw new Problem(`--shift-years takes a whole number from -200 to 200.\n${usage}`);
    }
    return { files, shiftYears };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

async function main() {
  const input = readArguments();
  const url = process.env.DATABASE_URL;
  if (!url) throw new Problem('DATABASE_URL is not set: say which database to import into.');
  const { db, close } = connect(url, { name: 'tessera-import' });
  const bar = new SingleBar({ format: '{bar} {value} of {total} programmes', clearOnComplete: true });
  let shown = false;
  try {
    const report = await importNyphil({
      ctx: { actor: { kind: 'job', name: 'import' }, db },
      input,
      onProgress: (done, total) => {
        if (!process.stderr.isTTY) return;
        if (!shown) bar.start(total, done);
        shown = true;
        bar.update(done);
      },
    });
    bar.stop();
    process.stdout.write(printReport(report));
  } catch (error) {
    bar.stop();
    if (error instanceof NotAnArchiveError) throw new Problem(`${error.message}. Nothing was imported.`);
    throw error;
  } finally {
    await close();
  }
}

main().catch((error) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
