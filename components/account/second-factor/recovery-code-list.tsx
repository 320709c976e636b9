import { Notice } from '@/components/ui/notice';

/** The codes, shown this once. */
export function RecoveryCodeList({ codes }: { codes: string[] }) {
  return (
    <div className="grid gap-4">
      <Notice tone="warning" title="Keep these recovery codes" announce="status">
        Each opens your account once when your phone is lost. They are shown this one time: print them, or put
        them into your password manager.
      </Notice>
      <ul className="grid max-w-md gap-x-8 gap-y-1 font-mono text-lg tabular-nums sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="recovery-code">
            {code}
          </li>
        ))}
      </ul>
    </div>
  );
}
