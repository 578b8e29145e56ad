import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { queryClient } from '../api/query-client.ts';
import { recall } from '../recall.ts';
import { Soon } from '../ui/soon.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { Connection } from './connection.tsx';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';

const Palette = lazy(() => import('../palette/palette.tsx'));
const TimerBar = lazy(() => import('../cook/timer-bar.tsx'));

void recall();

/** Around every page of the kitchen: the way to all others. */
export function SignedInFrame({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <div className="[--nav-height:4rem] md:flex md:[--nav-height:0px]">
        <a
          href="#main"
          onClick={(event) => {
            event.preventDefault();
            document.querySelector<HTMLElement>('#main')?.focus();
          }}
          className="fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-accent px-4 py-3 font-semibold text-on-accent focus:translate-y-0"
        >
          Skip to the page
        </a>
        <Soon>
          <Sidebar />
        </Soon>
        <Soon>
          <div className="flex min-h-dvh min-w-0 flex-1 flex-col pb-[calc(var(--nav-height)+env(safe-area-inset-bottom))]">
            <TopBar />
            <Connection />
            <Afterwards>
              <TimerBar />
            </Afterwards>
            <main id="main" tabIndex={-1} className="flex-1 outline-none">
              <Soon>{children}</Soon>
            </main>
          </div>
        </Soon>
        <Soon>
          <BottomBar />
        </Soon>
        <Afterwards>
          <Palette />
        </Afterwards>
      </div>
    </QueryClientProvider>
  );
}

/** What can wait until the page is there. */
function Afterwards({ children }: { children: ReactNode }) {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setThere(true));
    return () => clearTimeout(timer);
  }, []);
  return isThere && <Suspense fallback={null}>{children}</Suspense>;
}
