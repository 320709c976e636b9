import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { mails } from '@/db/schema';
import { PermanentMailError } from '@/lib/email/message';
import { renderMail } from '@/lib/email/render';
import { sendMessage } from '@/lib/email/send';
import { writeMail } from '@/lib/email/templates/write-mail';
import { log } from '@/lib/log';
import { tally } from '@/lib/tally';
import { mailContent } from './mail-content';
import { createPace } from './pace';
import { isUrgent } from './urgency';

/** Seconds for which one worker has a mail to itself; a worker that dies loses it by the clock. */
const leaseSeconds = 45;

/** What one worker asks of the provider; Resend takes more, but other mail may share the account. */
const pace = createPace(5);

type SendOutcome = 'sent' | 'failed' | 'not_ours';

/**
 * Sends one mail that is owed. A mail that was sent, or that another worker is sending, is left alone. Throws when the
 * provider may take it later, so that the job comes again; the mail's id as key keeps a repetition from arriving twice.
 * Mail for which nobody sits and waits waits for its `turn`: this process's, unless told.
 */
export async function sendMail({
  ctx,
  input,
  turn = pace,
}: {
  ctx: Ctx;
  input: { mailId: string };
  turn?: () => Promise<void>;
}): Promise<SendOutcome> {
  const [mail] = await ctx.db
    .update(mails)
    .set({
      attempts: sql`${mails.attempts} + 1`,
      leasedUntil: sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})`,
    })
    .where(
      and(
        eq(mails.id, input.mailId),
        eq(mails.state, 'queued'),
        or(isNull(mails.leasedUntil), lte(mails.leasedUntil, sql`clock_timestamp()`)),
      ),
    )
    .returning();
  if (!mail) return leaseOrDone(ctx, input.mailId);
  try {
    const content = await mailContent(ctx, mail);
    if (!content) throw new PermanentMailError('What this mail is about no longer exists');
    const { subject, template, replyTo } = writeMail(content);
    if (!isUrgent(mail.kind)) await turn();
    const { providerId } = await sendMessage({
      id: mail.id,
      kind: mail.kind,
      to: mail.toAddress,
      replyTo,
      subject,
      ...(await renderMail(template)),
    });
    await settle(ctx, mail.id, { state: 'sent', providerId, sentAt: new Date(), lastError: null });
    tally('mails', 'ok');
    return 'sent';
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    if (error instanceof PermanentMailError) {
      log.error({ mailId: mail.id, kind: mail.kind, reason }, 'a mail was refused for good');
      await settle(ctx, mail.id, { state: 'failed', lastError: reason });
      return 'failed';
    }
    tally('mails', 'failed');
    await settle(ctx, mail.id, { lastError: reason });
    throw error;
  }
}

/** Somebody else has it: that job must come again, or a worker that died would take the mail with it. */
async function leaseOrDone({ db }: Ctx, mailId: string): Promise<SendOutcome> {
  const [mail] = await db.select({ state: mails.state }).from(mails).where(eq(mails.id, mailId));
  if (mail?.state === 'queued') throw new Error('Another worker is sending this mail');
  return 'not_ours';
}

function settle({ db }: Ctx, mailId: string, values: Partial<typeof mails.$inferInsert>) {
  return db
    .update(mails)
    .set({ ...values, leasedUntil: null })
    .where(eq(mails.id, mailId));
}
