import { useEffect, type ReactNode } from 'react';

/** A screen's head and body. Its title is the document's too. */
export function Page({
  title,
  about,
  actions,
  isWide = false,
  children,
}: {
  title: string;
  /** A sentence below the title. */
  about?: ReactNode;
  actions?: ReactNode;
  isWide?: boolean;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <div
      className={`mx-auto w-full px-4 pt-5 pb-10 sm:px-6 lg:px-10 lg:pt-9 ${isWide ? 'max-w-[92rem]' : 'max-w-6xl'}`}
    >
      <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 lg:mb-7">
        <div className="min-w-0">
          <h1 className="text-[1.75rem] lg:text-4xl">{title}</h1>
          {about !== undefined && <p className="mt-1.5 max-w-prose text-soft">{about}</p>}
        </div>
        {actions !== undefined && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** What the window and the history call this screen. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Ocipe`;
  }, [title]);
}

/** A sheet of paper. */
export function Card({ className = '', children }: { className?: string; children: ReactNode }) {
  return (
    <div className={`rounded-card border border-line bg-card shadow-card ${className}`}>
      {children}
    </div>
  );
}

/** What to say where there is nothing yet, and what to do about it. */
export function Empty({
  picture,
  title,
  isPage = false,
  children,
  action,
}: {
  picture?: ReactNode;
  title: string;
  /** There is nothing else on the page: this is its heading. */
  isPage?: boolean;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <div className="grid justify-items-center gap-2 px-4 py-12 text-center">
      {picture !== undefined && (
        <div
          aria-hidden
          className="mb-2 grid size-16 place-items-center rounded-full bg-tint text-on-tint [&_svg]:size-7"
        >
          {picture}
        </div>
      )}
      <Heading className="text-xl">{title}</Heading>
      {children !== undefined && <p className="max-w-[44ch] text-soft">{children}</p>}
      {action !== undefined && (
        <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>
      )}
    </div>
  );
}

/** Grey bars in the shape of what is coming; only seen when it takes a while. */
export function Skeleton({ className = '' }: { className?: string }) {
  return <div aria-hidden className={`appear-late rounded-lg bg-sunken ${className}`} />;
}

/** A small word in a coloured pill. */
export function Chip({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'tint' | 'warn' | 'danger';
  children: ReactNode;
}) {
  const tones = {
    plain: 'bg-sunken text-ink',
    tint: 'bg-tint text-on-tint',
    warn: 'bg-warn-tint text-warn',
    danger: 'bg-danger-tint text-danger',
  };
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1 rounded-full px-2.5 py-0.5 text-[0.8125rem] font-medium ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
