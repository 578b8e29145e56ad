import { Menu as MenuIcon, Search } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { AccountItems } from '../account/account-menu.tsx';
import { openPalette } from '../palette/open-palette.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { Logo } from './logo.tsx';
import { places } from './places.ts';

const MORE = [places.week, places.history, places.statistics, places.help];

/** On a phone: who we are, searching, and what the bar below has no room for. */
export function TopBar() {
  const [, go] = useLocation();
  return (
    <header className="no-print sticky top-0 z-20 flex h-14 items-center justify-between border-b border-line bg-card/95 px-3 backdrop-blur md:hidden">
      <Link
        href="/home"
        aria-label="Ocipe, home"
        className="flex min-h-11 items-center gap-2 rounded-lg px-1"
      >
        <Logo className="size-7" />
        <span className="font-display text-lg font-semibold">Ocipe</span>
      </Link>
      <div className="flex">
        <IconButton label="Search" onClick={openPalette}>
          <Search aria-hidden className="size-5" />
        </IconButton>
        <Menu
          button={
            <IconButton label="More">
              <MenuIcon aria-hidden className="size-5" />
            </IconButton>
          }
        >
          {MORE.map(({ path, name, icon: Icon }) => (
            <MenuItem key={path} icon={<Icon aria-hidden />} onSelect={() => go(path)}>
              {name}
            </MenuItem>
          ))}
          <MenuDivider />
          <AccountItems />
        </Menu>
      </div>
    </header>
  );
}
