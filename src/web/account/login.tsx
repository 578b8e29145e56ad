import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { SecondFactorAsked } from '../../contract/errors.ts';
import { Button } from '../ui/button.tsx';
import { useTitle } from '../ui/page.tsx';
import {
  AccountSheet,
  FormProblem,
  NameField,
  PasswordField,
  useSending,
} from './account-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { hasPasskeys, readAsked, signIn, signInWithPasskey } from './sign-in.ts';
import { useWays } from './use-ways.ts';

/** Signing in. Who was sent here goes back to where they were going. */
export default function Login() {
  useTitle('Log in');
  const search = location.search.slice(1);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState<SecondFactorAsked>();
  const ways = useWays();
  const { isSending, problem, submit } = useSending(async () => {
    try {
      await signIn(name.trim(), password);
    } catch (error) {
      const next = readAsked(error);
      if (next === undefined) throw error;
      setAsked(next);
    }
  });
  const isWrong = problem?.status === 401;
  const alone = useSending(signInWithPasskey);
  if (asked !== undefined) {
    return <SecondFactor asked={asked} onBack={() => setAsked(undefined)} />;
  }
  return (
    <AccountSheet
      title="Welcome back"
      about={
        <>
          New here?{' '}
          <Link
            href={`/register${search && `?${search}`}`}
            className="font-semibold text-accent underline underline-offset-4"
          >
            Start a cookbook
          </Link>
        </>
      }
    >
      <form onSubmit={submit} noValidate className="grid gap-4">
        <NameField value={name} onChange={setName} problem={problem?.fields['username']} />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          problem={problem?.fields['password']}
        />
        {isWrong ? (
          <p
            role="alert"
            className="rounded-control bg-danger-tint px-4 py-3 font-medium text-danger"
          >
            That name and password do not go together. Passwords tell capital letters from small
            ones.
          </p>
        ) : (
          <FormProblem problem={problem} />
        )}
        <Button type="submit" look="main" isBusy={isSending} className="mt-1">
          Log in
        </Button>
      </form>
      {ways?.passkeys === true && hasPasskeys() && (
        <form onSubmit={alone.submit} className="mt-5 grid gap-4 border-t border-line pt-5">
          {alone.problem && (
            <p role="alert" className="font-medium text-danger">
              {alone.problem.message}
            </p>
          )}
          <Button
            type="submit"
            icon={<KeyRound aria-hidden className="size-5" />}
            isBusy={alone.isSending}
          >
            Sign in with a passkey
          </Button>
        </form>
      )}
    </AccountSheet>
  );
}
