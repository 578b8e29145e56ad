import { Download } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { save } from '../ui/save.ts';

/** Recovery codes, shown once: to be printed or kept where the phone is not. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const file = () => new Blob([`Ocipe recovery codes\n\n${codes.join('\n')}\n`]);
  return (
    <section
      aria-label="Recovery codes"
      className="grid gap-3 rounded-control bg-tint p-4 text-on-tint"
    >
      <p className="font-semibold">
        Keep these recovery codes where your phone is not: each signs you in once, should the app or
        the passkey be lost. They are shown only now.
      </p>
      <ul className="grid gap-1 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          icon={<Download aria-hidden className="size-4.5" />}
          onClick={() => save('ocipe-recovery-codes.txt', file())}
        >
          Save them as a file
        </Button>
        <Button onClick={onDone}>I have them</Button>
      </div>
    </section>
  );
}
