import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.tsx';
import { FormProblem, PasswordField, useSending } from './account-form.tsx';
import { useChangePassword } from './account.queries.ts';

/** A new password in place of the one so far. */
export function PasswordForm() {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useChangePassword();
  const { isSending, problem, submit } = useSending(async () => {
    await change.mutateAsync({ current_password: current, new_password: next });
    setCurrent('');
    setNext('');
    toast({ text: 'The password is changed. All other devices are signed out.' });
  });
  return (
    <form onSubmit={submit} noValidate className="grid max-w-md gap-4">
      <PasswordField
        label="Password so far"
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        problem={problem?.fields['current_password']}
      />
      <PasswordField
        label="New password"
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.target.value)}
        problem={problem?.fields['new_password']}
        hint="8 characters or more."
      />
      <FormProblem problem={problem} />
      <div>
        <Button type="submit" isBusy={isSending}>
          Change the password
        </Button>
      </div>
    </form>
  );
}
