import { Download, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { api } from '../../contract/api.ts';
import { call, download } from '../api/call.ts';
import { leave } from '../api/session.ts';
import { Button } from '../ui/button.tsx';
import { save } from '../ui/save.ts';
import { toast, toastProblem } from '../ui/toast.tsx';

/** For administrators: everybody's data in one file, and back into a new Ocipe. */
export function WholeBackup() {
  const [busy, setBusy] = useState<'backup' | 'restore'>();
  const chooser = useRef<HTMLInputElement>(null);
  const run = async (what: 'backup' | 'restore', work: () => Promise<void>) => {
    setBusy(what);
    try {
      await work();
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(undefined);
    }
  };
  const backUp = () =>
    run('backup', async () => {
      const { file, name } = await download(api.backup.download);
      save(name, file);
    });
  const restore = (file: File) =>
    run('restore', async () => {
      const { message } = await call(api.backup.restore, { file });
      toast({
        text: message || 'Everything is back. Please log in with an account of the backup.',
      });
      leave();
    });
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-soft">
        All accounts with all their recipes, fridges, lists and plans, as they are at this moment.
        It can be brought back into a new, empty Ocipe, where only you have an account.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          icon={<Download aria-hidden className="size-4.5" />}
          isBusy={busy === 'backup'}
          onClick={backUp}
        >
          Download a backup
        </Button>
        <Button
          icon={<Upload aria-hidden className="size-4.5" />}
          isBusy={busy === 'restore'}
          onClick={() => chooser.current?.click()}
        >
          Bring a backup back …
        </Button>
      </div>
      <input
        ref={chooser}
        type="file"
        accept=".gz,application/gzip"
        aria-label="A backup of Ocipe"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void restore(file);
        }}
      />
    </div>
  );
}
