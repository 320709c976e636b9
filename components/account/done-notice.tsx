import { Notice } from '@/components/ui/notice';

const texts = {
  verified: 'Your address is verified.',
  reset: 'Your password is changed, and every browser is signed out. Sign in with the new one.',
  everywhere: 'Every browser is signed out, this one too.',
  password: 'Your password is changed. All other browsers are signed out.',
  'factor-off': 'The second factor is off. Your password alone opens the account again.',
  session: 'That browser is signed out.',
} as const;

/** What an action that led here has done; any other word in the address shows nothing. */
export function DoneNotice({ done, className }: { done: string | undefined; className?: string }) {
  if (!done || !Object.hasOwn(texts, done)) return null;
  return (
    <Notice tone="success" className={className}>
      {texts[done as keyof typeof texts]}
    </Notice>
  );
}
