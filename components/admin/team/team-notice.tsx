import { Notice } from '@/components/ui/notice';

const texts = {
  role: 'The new role holds from now on.',
  demanded: 'From now on the admin area opens only to those with a second factor.',
  'not-demanded': 'A second factor is no longer asked for.',
  removed: 'That person is no longer in the team.',
  resent: 'The invitation is on its way again; the link in the earlier mail no longer works.',
  revoked: 'The invitation is taken back; its link no longer works.',
} as const;

/** What an action that led here has done; any other word in the address shows nothing. */
export function TeamNotice({ done }: { done: string | undefined }) {
  if (!done || !Object.hasOwn(texts, done)) return null;
  return (
    <Notice tone="success" className="mb-6">
      {texts[done as keyof typeof texts]}
    </Notice>
  );
}
