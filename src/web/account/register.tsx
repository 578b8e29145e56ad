import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import { Button } from '../ui/button.tsx';
import { useTitle } from '../ui/page.tsx';
import {
  AccountSheet,
  FormProblem,
  NameField,
  PasswordField,
  useSending,
} from './account-form.tsx';
import { register } from './sign-in.ts';

/** Opening an account; one is signed in at once. */
export default function Register() {
  useTitle('Register');
  const search = useSearch();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { isSending, problem, submit } = useSending(() => register(name.trim(), password));
  return (
    <AccountSheet
      title="Start your cookbook"
      about={
        <>
          Have one already?{' '}
          <Link
            href={`/login${search && `?${search}`}`}
            className="font-semibold text-accent underline underline-offset-4"
          >
            Log in
          </Link>
        </>
      }
    >
      <form onSubmit={submit} noValidate className="grid gap-4">
        <NameField
          value={name}
          onChange={setName}
          problem={nameProblem(problem?.fields['username'])}
          hint="Letters, digits and @ . + - _"
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="new-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          problem={problem?.fields['password']}
          hint="8 characters or more. A few words in a row are easy to remember and hard to guess."
        />
        <FormProblem problem={problem} />
        <Button type="submit" look="main" isBusy={isSending} className="mt-1">
          Register
        </Button>
      </form>
    </AccountSheet>
  );
}

function nameProblem(said: string | undefined): string | undefined {
  return said === 'Username already exists'
    ? 'Somebody else has this name. Please choose another.'
    : said;
}
