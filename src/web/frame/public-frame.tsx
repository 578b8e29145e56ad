import { Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { ButtonLink, IconButton } from '../ui/button.tsx';
import { Logo } from './logo.tsx';
import { switchTheme } from './theme.ts';

/** Around the pages everybody may see. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="sticky top-0 z-20 border-b border-transparent bg-paper/90 backdrop-blur">
        <div className="mx-auto flex h-16 max-w-6xl items-center justify-between px-4 sm:px-6">
          <Link
            href="/"
            aria-label="Ocipe, start"
            className="flex min-h-11 items-center gap-2.5 rounded-lg"
          >
            <Logo className="size-8" />
            <span className="font-display text-xl font-semibold">Ocipe</span>
          </Link>
          <nav aria-label="Main" className="flex items-center gap-1">
            <ButtonLink href="/help" look="quiet">
              Help
            </ButtonLink>
            {path !== '/login' && (
              <ButtonLink href="/login" look="plain">
                Log in
              </ButtonLink>
            )}
            <IconButton label="Light or dark" data-theme-switch="" onClick={switchTheme}>
              <Sun aria-hidden className="hidden size-5 dark:block" />
              <Moon aria-hidden className="size-5 dark:hidden" />
            </IconButton>
          </nav>
        </div>
      </header>
      <main className="flex-1">{children}</main>
    </div>
  );
}
