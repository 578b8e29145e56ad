import type { RandomRules } from '../../domain/random-recipe.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Switch } from '../ui/field.tsx';

/** How chance chooses, and whether only from what is ticked. */
export type RandomChoice = RandomRules & { fromTicked: boolean };

const STORED = 'ocipe-random';
const DEFAULT: RandomChoice = { onlyActive: true, noneTwice: true, fromTicked: true };

/** What was chosen on this device before. */
export function readRandomRules(): RandomChoice {
  try {
    const stored = JSON.parse(localStorage.getItem(STORED) ?? '{}') as Partial<RandomChoice>;
    return { ...DEFAULT, ...stored };
  } catch {
    return DEFAULT;
  }
}

/** The three settings of Random. */
export function RandomSettings({
  rules,
  onChange,
  onClose,
}: {
  rules: RandomChoice;
  onChange: (rules: RandomChoice) => void;
  onClose: () => void;
}) {
  const change = (next: Partial<RandomChoice>) => {
    const changed = { ...rules, ...next };
    try {
      localStorage.setItem(STORED, JSON.stringify(changed));
    } catch {
      // It holds until the page is closed.
    }
    onChange(changed);
  };
  return (
    <Dialog title="Random" onClose={onClose} footer={<Button onClick={onClose}>Done</Button>}>
      <div className="grid gap-2">
        <Switch
          label="Only what was not cooked lately"
          hint="Recipes marked as cooked are left out."
          checked={rules.onlyActive}
          onChange={(event) => change({ onlyActive: event.target.checked })}
        />
        <Switch
          label="Only from the ticked ones"
          hint="When recipes are ticked, one of them is drawn and its tick goes; otherwise one of all that the search shows."
          checked={rules.fromTicked}
          onChange={(event) => change({ fromTicked: event.target.checked })}
        />
        <Switch
          label="None twice"
          hint="What is on the board already is left out."
          checked={rules.noneTwice}
          onChange={(event) => change({ noneTwice: event.target.checked })}
        />
      </div>
    </Dialog>
  );
}
