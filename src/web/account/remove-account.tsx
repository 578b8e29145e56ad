import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { toast } from '../ui/toast.tsx';
import { FormProblem, PasswordField, useSending } from './account-form.tsx';
import { useRemoveAccount } from './account.queries.ts';

/** The one thing that cannot be undone, and therefore asks for the password. */
export function RemoveAccount() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p className="mb-4 max-w-prose text-soft">
        Deleting the account deletes your recipes, your fridge, your list and your plans at once.
        This cannot be undone.
      </p>
      <Button className="text-danger" onClick={() => setOpen(true)}>
        Delete my account …
      </Button>
      {isOpen && <RemoveDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const [password, setPassword] = useState('');
  const remove = useRemoveAccount();
  const { isSending, problem, submit } = useSending(async () => {
    await remove.mutateAsync(password);
    toast({ text: 'Your account and everything in it is deleted.' });
  });
  return (
    <Dialog
      title="Delete the account for good?"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" form="remove-account" look="danger" isBusy={isSending}>
            Delete everything
          </Button>
        </>
      }
    >
      <form id="remove-account" onSubmit={submit} noValidate className="grid gap-4">
        <p className="text-soft">
          Export your recipes first if you want to keep them. Your password, please:
        </p>
        <PasswordField
          label="Password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          problem={problem?.fields['password']}
        />
        <FormProblem problem={problem} />
      </form>
    </Dialog>
  );
}
