import type { MailBrand } from '@/lib/email/templates/layout';
import { env } from '@/lib/env';
import { brandOf } from '@/lib/organizers/brand-view';

type Branded = { name: string; brandColor: string | null; logoId: string | null };

/** How an organizer shows itself at the top of a mail. Mailboxes fetch the logo, so its address is whole. */
export function mailBrand({ name, brandColor, logoId }: Branded): MailBrand {
  const brand = brandColor ? brandOf(brandColor) : null;
  return {
    name,
    colors: brand && { light: brand.light.color, dark: brand.dark.color },
    logoUrl: logoId ? `${env().BASE_URL}/uploads/${logoId}` : null,
  };
}
