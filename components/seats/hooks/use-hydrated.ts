import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False in the server's HTML and until the script runs: what is only for the one or the other asks this. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
