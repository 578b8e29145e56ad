import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';
import { preload } from '../screens.ts';

const LOOKS = {
  /** The one thing to do here. */
  main: 'bg-accent text-on-accent hover:bg-accent-strong',
  /** Beside it. */
  plain: 'bg-card text-ink border border-edge/60 hover:bg-sunken',
  /** Among many others. */
  quiet: 'text-ink hover:bg-sunken',
  /** What cannot be mended easily. */
  danger: 'bg-danger text-on-danger hover:opacity-90',
};

interface Look {
  look?: keyof typeof LOOKS;
  size?: 'normal' | 'small';
  icon?: ReactNode;
}

const SIZES = { normal: 'min-h-11 px-4 py-2', small: 'min-h-9 px-3 py-1 text-sm' };

function classOf({ look = 'plain', size = 'normal' }: Look, more = ''): string {
  return `inline-flex items-center justify-center gap-2 rounded-control font-semibold transition-colors select-none disabled:opacity-55 ${SIZES[size]} ${LOOKS[look]} ${more}`;
}

/** A button. While `isBusy`, it says so and cannot be pressed again, but keeps the focus. */
export function Button({
  look,
  size,
  icon,
  isBusy = false,
  className,
  children,
  ...rest
}: ComponentProps<'button'> & Look & { isBusy?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : rest.onClick}
      className={classOf({ look, size }, className)}
    >
      {isBusy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  look,
  size,
  icon,
  className,
  href,
  replace,
  onClick,
  children,
}: Look & {
  href: string;
  replace?: boolean;
  onClick?: () => void;
  className?: string;
  children: ReactNode;
}) {
  const load = () => preload(href);
  return (
    <Link
      href={href}
      replace={replace}
      onClick={onClick}
      onPointerEnter={load}
      onFocus={load}
      className={classOf({ look, size }, className)}
    >
      {icon}
      {children}
    </Link>
  );
}

/** A square button that shows only a picture: `label` is its name, and its tooltip. */
export function IconButton({
  label,
  className = '',
  children,
  ...rest
}: ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={`inline-grid size-11 shrink-0 place-items-center rounded-control text-soft transition-colors hover:bg-sunken hover:text-ink disabled:opacity-50 ${className}`}
    >
      {children}
    </button>
  );
}

function Spinner() {
  return (
    <span
      aria-hidden
      className="size-4 animate-spin rounded-full border-2 border-current border-t-transparent"
    />
  );
}
