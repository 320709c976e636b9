import { addresses } from '@/e2e/fixtures/addresses';
import { mailTo } from '@/e2e/fixtures/mailbox';

/** Waits for a mail with this subject, and gives the address in it that leads to a page of the site. */
export async function linkInMail(address: string, subject: RegExp, page: string): Promise<string> {
  const { text } = await mailTo(address, subject);
  const link = text.match(/https?:\/\/[^\s<>()]+/g)?.find((found) => {
    const { origin, pathname } = new URL(found);
    return origin === addresses().siteUrl && pathname === page;
  });
  if (!link) throw new Error(`No link to ${page} in the mail to ${address}`);
  return link;
}
