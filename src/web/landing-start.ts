import { switchTheme } from './frame/theme.ts';
import { registerWorker } from './worker/register.ts';

// The first page comes ready-made (scripts/landing-page.mjs) and needs next to no script. Who is signed in here is
// shown the kitchen instead: theme.js has hidden the page for them.
if (document.documentElement.dataset['signedIn'] === undefined) {
  document.querySelector('[data-theme-switch]')?.addEventListener('click', switchTheme);
  registerWorker();
} else {
  await import('./main.tsx');
}
