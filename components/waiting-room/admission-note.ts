const key = (roomId: string) => `admitted:${roomId}`;

/** Notes in this tab that one is in, so that pages can say so; what opens anything is the cookie. */
export function rememberAdmission(roomId: string, until: number): void {
  try {
    sessionStorage.setItem(key(roomId), String(until));
  } catch {
    // A browser that keeps nothing: the pages then say less.
  }
}

/** Until when (epoch seconds) one is in, as far as this tab knows; null when it is over or unknown. */
export function recallAdmission(roomId: string): number | null {
  try {
    const until = Number(sessionStorage.getItem(key(roomId)));
    return until * 1_000 > Date.now() ? until : null;
  } catch {
    return null;
  }
}
