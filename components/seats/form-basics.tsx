import { useHydrated } from './hooks/use-hydrated';

/** What every hold form sends: the performance, and once the script runs the wish to stay on the page. */
export function FormBasics({ performanceId }: { performanceId: string }) {
  const hydrated = useHydrated();
  return (
    <>
      <input type="hidden" name="performanceId" value={performanceId} />
      {hydrated && <input type="hidden" name="stay" value="1" />}
    </>
  );
}
