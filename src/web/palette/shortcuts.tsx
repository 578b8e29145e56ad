import { Dialog } from '../ui/dialog.tsx';
import { GO_TO } from './keys.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const CONTROL = isMac ? '⌘' : 'Ctrl';

const EVERYWHERE: readonly [string[], string][] = [
  [['/'], 'Search everything'],
  [[CONTROL, 'K'], 'Search everything, also from a field'],
  [[CONTROL, 'B'], 'Fold the sidebar'],
  [['?'], 'This list'],
  [['Esc'], 'Close what is open; leave a field as it was'],
];

/** The keys that do something. */
export default function Shortcuts({ onClose }: { onClose: () => void }) {
  const goTo = Object.entries(GO_TO).map(([key, { name }]): [string[], string] => [
    ['g', key],
    name,
  ]);
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <Keys title="Everywhere" keys={EVERYWHERE} />
      <Keys title="Go to: one key after the other" keys={goTo} />
    </Dialog>
  );
}

function Keys({ title, keys }: { title: string; keys: readonly [string[], string][] }) {
  return (
    <section className="mb-5">
      <h3 className="mb-1.5 text-lg">{title}</h3>
      <dl className="divide-y divide-line">
        {keys.map(([combination, meaning]) => (
          <div key={meaning} className="flex items-center justify-between gap-4 py-2">
            <dt>{meaning}</dt>
            <dd className="flex shrink-0 gap-1">
              {combination.map((key) => (
                <kbd
                  key={key}
                  className="min-w-8 rounded-md border border-edge/60 bg-sunken px-2 py-0.5 text-center font-sans text-sm font-semibold"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
