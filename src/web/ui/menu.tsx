import { cloneElement, useState, type ReactElement, type ReactNode } from 'react';

type Pieces = typeof import('./menu-pieces.tsx');

let pieces: Pieces | undefined;

/** What a menu is made of comes when the first one is about to be opened: no page needs it to begin with. */
async function load(): Promise<void> {
  pieces ??= await import('./menu-pieces.tsx');
}

/** Loads ahead, when somebody points at a menu. A failed guess is no error. */
const loadAhead = () => void load().catch(() => undefined);

/** A button's list of things to do. `button` must be a single button. */
export function Menu({
  button,
  children,
}: {
  button: ReactElement<Record<string, unknown>>;
  children: ReactNode;
}) {
  const [isUsed, setUsed] = useState(false);
  if (isUsed && pieces) {
    return <pieces.OpenedMenu button={button}>{children}</pieces.OpenedMenu>;
  }
  return cloneElement(button, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: loadAhead,
    onFocus: loadAhead,
    onClick: () => void load().then(() => setUsed(true)),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      void load().then(() => setUsed(true));
    },
  });
}

/** One thing to do. */
export function MenuItem(props: Parameters<Pieces['MenuItem']>[0]) {
  return pieces && <pieces.MenuItem {...props} />;
}

/** One of several, of which one is chosen. */
export function MenuChoice(props: Parameters<Pieces['MenuChoice']>[0]) {
  return pieces && <pieces.MenuChoice {...props} />;
}

/** A line between groups. */
export function MenuDivider() {
  return pieces && <pieces.MenuDivider />;
}
