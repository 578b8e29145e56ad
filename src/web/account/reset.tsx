import { useState } from 'react';
import { useLocation } from 'wouter';
import { api } from '../../contract/api.ts';
import { call } from '../api/call.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { useTitle } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { AccountSheet, FormProblem, PasswordField, useSending } from './account-form.tsx';
import { secretInHash } from './secret-in-hash.ts';

/** A new password by the link that whoever runs this Ocipe gave. */
export default function Reset() {
  useTitle('New password');
  const [token] = useState(() => secretInHash('token'));
  const [password, setPassword] = useState('');
  const [, go] = useLocation();
  const { isSending, problem, submit } = useSending(async () => {
    await call(api.entry.resetPassword, { body: { token: token ?? '', new_password: password } });
    toast({ text: 'The new password is set. Please log in with it.' });
    go('/login', { replace: true });
  });
  const isBadLink = token === undefined || problem?.fields['token'] !== undefined;
  if (isBadLink) {
    return (
      <AccountSheet
        title="This link is not good"
        about="A link sets a password once, within an hour."
      >
        <p className="mb-4">
          Please ask whoever runs this Ocipe for a new one. If you know your password after all, log
          in.
        </p>
        <ButtonLink href="/login" look="main">
          Log in
        </ButtonLink>
      </AccountSheet>
    );
  }
  return (
    <AccountSheet
      title="Set a new password"
      about="All devices and all tokens for scripts are signed out by it."
    >
      <form onSubmit={submit} noValidate className="grid gap-4">
        <PasswordField
          label="New password"
          autoComplete="new-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          problem={problem?.fields['new_password']}
          hint="8 characters or more. A few words in a row are easy to remember and hard to guess."
        />
        <FormProblem problem={problem} />
        <Button type="submit" look="main" isBusy={isSending}>
          Set it
        </Button>
      </form>
    </AccountSheet>
  );
}
