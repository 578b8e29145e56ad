import { ChevronsUpDown, Keyboard, LogOut, Settings } from 'lucide-react';
import { useLocation } from 'wouter';
import { signOut } from '../api/session.ts';
import { chooseTheme, type Theme } from '../frame/theme.ts';
import { useTheme } from '../frame/use-theme.ts';
import { openShortcuts } from '../palette/open-palette.ts';
import { Menu, MenuChoice, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { toast } from '../ui/toast.tsx';
import { useAccount } from './account.queries.ts';

/** At the foot of the sidebar: who is signed in, and what concerns them. */
export function AccountMenu({ isFolded }: { isFolded: boolean }) {
  const { data } = useAccount();
  const name = data?.username ?? '';
  return (
    <Menu
      button={
        <button
          type="button"
          title={isFolded ? name : undefined}
          className={`flex min-h-12 items-center gap-3 rounded-control text-left hover:bg-sunken ${isFolded ? 'justify-center' : 'px-2'}`}
        >
          <span
            aria-hidden
            className="grid size-8 shrink-0 place-items-center rounded-full bg-tint font-semibold text-on-tint uppercase"
          >
            {[...name][0] ?? '·'}
          </span>
          <span className={isFolded ? 'sr-only' : 'min-w-0 flex-1 truncate font-medium'}>
            {name || 'Account'}
          </span>
          {!isFolded && <ChevronsUpDown aria-hidden className="size-4 text-soft" />}
        </button>
      }
    >
      <AccountItems />
    </Menu>
  );
}

/** Settings, theme, signing out. */
export function AccountItems() {
  const [, go] = useLocation();
  const theme = useTheme();
  return (
    <>
      <MenuItem icon={<Settings aria-hidden />} onSelect={() => go('/settings')}>
        Settings
      </MenuItem>
      <MenuItem icon={<Keyboard aria-hidden />} onSelect={openShortcuts}>
        Keyboard shortcuts
      </MenuItem>
      <MenuDivider />
      <MenuChoice
        label="Theme"
        value={theme}
        onChange={(value) => chooseTheme(value as Theme)}
        options={[
          { value: 'system', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
      <MenuDivider />
      <MenuItem
        icon={<LogOut aria-hidden />}
        onSelect={async () => {
          if (await signOut()) toast({ text: 'Signed out.' });
          else
            toast({
              text: 'Signing out did not reach the server. You are still signed in.',
              kind: 'bad',
            });
        }}
      >
        Log out
      </MenuItem>
    </>
  );
}
