import { Notice } from '@/components/ui/notice';

type FactorNoticesProps = {
  done: string | undefined;
  /** An organizer led here because it asks its team for a second factor. */
  isDemanded: boolean;
  isOn: boolean;
  codesLeft: number;
};

/** Why somebody is here, and what was just done. */
export function FactorNotices({ done, isDemanded, isOn, codesLeft }: FactorNoticesProps) {
  return (
    <>
      {isDemanded && !isOn && (
        <Notice tone="warning" className="mb-8" title="The organizer asks its team for a second factor">
          Set it up here, by a passkey or an app, then go back to the admin area.
        </Notice>
      )}
      {done === 'recovery' && isOn && (
        <Notice tone="warning" className="mb-8" title="You used a recovery code">
          {codesLeft} are left. If your phone is lost, add what you have now and remove what is lost.
        </Notice>
      )}
      {done === 'renamed' && (
        <Notice tone="success" className="mb-8">
          The new name is saved.
        </Notice>
      )}
      {done === 'removed' && (
        <Notice tone="success" className="mb-8">
          Removed. It opens nothing any more.
        </Notice>
      )}
    </>
  );
}
