import { TextField } from '@/components/ui/text-field';
import type { Picker } from './hooks/use-picker';

/** Where the code goes that some performances and prices ask for; every form of the page sends what one of them holds. */
export function AccessCodeField({ picker, hint }: { picker: Picker; hint?: string }) {
  const { performance, code, setCode, hold } = picker;
  if (!performance.codeRequired && !performance.levels.some((level) => level.codeRequired)) return null;
  const failed = hold.answer?.ok === false ? hold.answer : null;
  const wrong = failed?.code === 'CODE_WRONG' || failed?.code === 'CODE_NEEDED';
  return (
    <TextField
      label="Access code"
      name="accessCode"
      hint={hint ?? 'From the organizer or the presale mail. Capital or small letters do not matter.'}
      value={code}
      onChange={(event) => setCode(event.target.value)}
      error={wrong ? failed.message : undefined}
      required={performance.codeRequired}
      optional={!performance.codeRequired}
      maxLength={60}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
    />
  );
}
