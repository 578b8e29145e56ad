import { Download } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../contract/api.ts';
import { call } from '../api/call.ts';
import { Button } from '../ui/button.tsx';
import { save } from '../ui/save.ts';
import { toastProblem } from '../ui/toast.tsx';

/** Everything of the account, to take along. */
export function YourData() {
  const [isBusy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const everything = await call(api.transfer.export);
      const date = new Date().toISOString().slice(0, 10);
      save(`ocipe-${date}.json`, `${JSON.stringify(everything, undefined, 2)}\n`);
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className="mb-4 max-w-prose text-soft">
        Recipes with their pictures, fridge, list and plans in one file, readable by people and by
        other programs. Its recipes can be imported into any Ocipe.
      </p>
      <Button
        icon={<Download aria-hidden className="size-4.5" />}
        isBusy={isBusy}
        onClick={download}
      >
        Download everything
      </Button>
    </>
  );
}
