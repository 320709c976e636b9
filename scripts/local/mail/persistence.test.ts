import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startInbox } from './inbox';
import { answerOf, dataFile, mail, startTestInbox } from './testing';

const options = { idempotencyKey: 'receipt/1' };

describe('a restart', () => {
  it('keeps mail and keys', async () => {
    const file = await dataFile();
    const first = await startTestInbox({ dataFile: file });
    const sent = await answerOf(first.resend.emails.send(mail(), options));
    const before = first.controls.messages();
    await first.inbox.close();

    const second = await startTestInbox({ dataFile: file });
    expect(second.controls.messages()).toEqual(before);
    expect(await answerOf(second.resend.emails.send(mail(), options))).toEqual(sent);
    expect(second.controls.messages()).toHaveLength(1);
  });

  it('finds all that was answered for, also without a clean end', async () => {
    const file = await dataFile();
    const first = await startTestInbox({ dataFile: file });
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        answerOf(first.resend.emails.send(mail({ subject: `Mail ${n}` }))),
      ),
    );
    // Nothing of the first is closed here: this is what the file holds at that moment.
    const copy = await dataFile();
    await mkdir(dirname(copy));
    await writeFile(copy, await readFile(file));
    await appendFile(copy, '\n{"accepted":[{"id":"cut');
    const second = await startTestInbox({ dataFile: copy });
    expect(second.controls.messages()).toHaveLength(20);
    await answerOf(second.resend.emails.send(mail()));
    await second.inbox.close();
    const third = await startTestInbox({ dataFile: copy });
    expect(third.controls.messages()).toHaveLength(21);
    expect(await readdir(dirname(copy))).toEqual(['inbox.json']);
  });

  it('keeps an emptied inbox empty, and forgets old keys', async () => {
    const file = await dataFile();
    const first = await startTestInbox({ dataFile: file });
    await answerOf(first.resend.emails.send(mail()));
    await first.controls.reset();
    await answerOf(first.resend.emails.send(mail({ subject: 'After' }), options));
    await first.inbox.close();
    const second = await startTestInbox({ dataFile: file, now: () => Date.now() + 25 * 3600_000 });
    expect(second.controls.dump()).toMatchObject({ messages: [{ subject: 'After' }], idempotencyKeys: [] });
  });

  it('refuses a file that is not its own, and a port that is taken without touching the file', async () => {
    const file = await dataFile();
    await mkdir(dirname(file));
    await writeFile(file, 'something else');
    await expect(startInbox({ port: 0, dataFile: file })).rejects.toThrow('not written by this version');
    expect(await readFile(file, 'utf8')).toBe('something else');
    const { inbox } = await startTestInbox();
    await expect(startInbox({ port: inbox.port, dataFile: file })).rejects.toThrow('EADDRINUSE');
    expect(await readFile(file, 'utf8')).toBe('something else');
  });
});
