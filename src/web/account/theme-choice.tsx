import { chooseTheme, type Theme } from '../frame/theme.ts';
import { useTheme } from '../frame/use-theme.ts';

const THEMES: readonly { value: Theme; name: string }[] = [
  { value: 'system', name: 'As the system' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
];

/** Light, dark, or as the system. */
export function ThemeChoice() {
  const theme = useTheme();
  return (
    <fieldset className="inline-flex max-w-full flex-wrap rounded-control bg-sunken p-1">
      <legend className="sr-only">Theme</legend>
      {THEMES.map(({ value, name }) => (
        <label
          key={value}
          className="flex min-h-10 cursor-pointer items-center rounded-lg px-4 font-semibold text-soft has-checked:bg-card has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="theme"
            className="sr-only"
            checked={theme === value}
            onChange={() => chooseTheme(value)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
