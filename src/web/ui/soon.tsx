import { useEffect, useState, type ReactNode } from 'react';

// While the page starts there is much to draw. Each part has a task of its own, so that no task holds up who is already
// typing or scrolling; what is ready-made stands in front of them until all are there.

const waiting: (() => void)[] = [];
let isStarted = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let whenDone: (() => void) | undefined;

/** A part of the page. At the start it is drawn after the parts before it; later at once. */
export function Soon({ children }: { children: ReactNode }) {
  const [isDue, setDue] = useState(isStarted);
  useEffect(() => {
    if (isDue) return;
    waiting.push(() => setDue(true));
    timer ??= setTimeout(next);
  }, [isDue]);
  return isDue && children;
}

/** Runs a function as soon as all parts are drawn that the page began with. */
export function onceStarted(listener: () => void): void {
  whenDone = listener;
  timer ??= setTimeout(next);
}

/** From now on, nothing waits: for drawing a page in one go. */
export function drawAtOnce(): void {
  isStarted = true;
}

function next(): void {
  timer = undefined;
  const draw = waiting.shift();
  if (draw) {
    draw();
    // Parts that this one brought along come before the end.
    timer = setTimeout(next);
  } else if (!isStarted) {
    isStarted = true;
    whenDone?.();
  }
}
