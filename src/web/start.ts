import './styles.css';

// A page that is ready-made is seen first; the program comes right after, in pieces that leave room for the hand.
const isReadyMade = document.querySelector('#root')?.hasChildNodes() === true;
if (isReadyMade && document.visibilityState === 'visible') await painted();
if (location.pathname === new URL('./recipes/receive', document.baseURI).pathname) {
  const { receive } = await import('./recipes/receive.ts');
  receive();
} else {
  await import('./libraries.ts');
  await nextTask();
  await import('./main.tsx');
}

/** Until the browser has drawn what is there, letters included. */
async function painted(): Promise<void> {
  await Promise.race([document.fonts.ready, nextTask(300)]);
  await new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

function nextTask(delay = 0): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delay);
  });
}
