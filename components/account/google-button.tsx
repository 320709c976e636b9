import { buttonClasses } from '@/components/ui/button';
import { signInWithGoogleAction } from '@/lib/identity/google-action';

/** Google's sign-in, shown when it is configured. Works without JavaScript. */
export function GoogleButton({ callbackUrl }: { callbackUrl: string }) {
  return (
    <form action={signInWithGoogleAction}>
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <p className="my-5 flex items-center gap-4 text-ink-faint text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      <button type="submit" className={`${buttonClasses('secondary')} w-full`}>
        Continue with Google
      </button>
    </form>
  );
}
