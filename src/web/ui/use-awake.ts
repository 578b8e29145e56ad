import { useEffect, useState } from 'react';

/** Whether this browser can keep the screen on. */
export const canStayAwake = 'wakeLock' in navigator;

/** Keeps the screen on for as long as it is wanted and the page is looked at. @returns the wish, and how to change it */
export function useAwake(): [boolean, (isWanted: boolean) => void] {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    if (!isWanted) return undefined;
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    // The system lets go of it whenever the page is hidden.
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      const got = await navigator.wakeLock.request('screen').catch(() => undefined);
      if (isOver) void got?.release();
      else lock = got;
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, [isWanted]);
  return [isWanted, setWanted];
}
