import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { BASE_PATH } from './api/base.ts';
import { resume } from './api/session.ts';
import { App, loadAhead } from './app.tsx';
import { Crash } from './frame/crash.tsx';
import { onceStarted } from './ui/soon.tsx';
import { registerWorker } from './worker/register.ts';

/** A page that has just been loaded again for a missing part does not do so once more, in ms. */
const RELOAD_PAUSE_MS = 60_000;

/** After an update, pages of before ask for parts that are gone: a new page knows the new ones. */
function reloadOnce(): void {
  const last = Number(sessionStorage.getItem('ocipe-reloaded'));
  if (Date.now() - last < RELOAD_PAUSE_MS) return;
  sessionStorage.setItem('ocipe-reloaded', String(Date.now()));
  location.reload();
}

const readyMade = document.querySelector<HTMLElement>('#root');
if (readyMade) {
  const path = location.pathname.slice(BASE_PATH.length);
  void resume(!/^\/(?:$|help|register)/.test(path));
  registerWorker();
  addEventListener('vite:preloadError', reloadOnce);
  await loadAhead(path);
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  createRoot(takeOver(readyMade)).render(
    <StrictMode>
      <Crash>
        <Router base={BASE_PATH}>
          <App />
        </Router>
      </Crash>
    </StrictMode>,
  );
}

/** What is ready-made stays in front, for the eye only, until what takes its place is drawn. */
function takeOver(before: HTMLElement): HTMLElement {
  const root = document.createElement('div');
  before.removeAttribute('id');
  before.inert = true;
  before.setAttribute('aria-hidden', 'true');
  before.classList.add('fixed', 'inset-0', 'z-40', 'overflow-hidden', 'bg-paper');
  before.before(root);
  root.id = 'root';
  onceStarted(() => before.remove());
  return root;
}
