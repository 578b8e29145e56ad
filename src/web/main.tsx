import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { BASE_PATH } from './api/base.ts';
import { resume } from './api/session.ts';
import { App, loadAhead } from './app.tsx';
import { Crash } from './frame/crash.tsx';
import { registerWorker } from './worker/register.ts';
import './styles.css';

const root = document.querySelector('#root');
if (root) {
  const path = location.pathname.slice(BASE_PATH.length);
  void resume(!/^\/(?:$|help|register)/.test(path));
  registerWorker();
  // After an update, pages of before ask for parts that are gone: a new page knows the new ones.
  addEventListener('vite:preloadError', () => location.reload(), { once: true });
  // What will be drawn is on its way while the session is being looked at.
  loadAhead(path);
  createRoot(root).render(
    <StrictMode>
      <Crash>
        <Router base={BASE_PATH}>
          <App />
        </Router>
      </Crash>
    </StrictMode>,
  );
}
