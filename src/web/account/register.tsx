import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { useTitle } from '../ui/page.tsx';
import {
  AccountSheet,
  FormProblem,
  NameField,
  PasswordField,
  useSending,
} from './account-form.tsx';
import { secretInHash } from './secret-in-hash.ts';
import { register } from './sign-in.ts';

/** Opening an account, with an invitation where one is needed; one is signed in at once. */
export default function Register() {
  useTitle('Register');
  const search = location.search.slice(1);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [invited] = useState(() => secretInHash('invite'));
  const [invite, setInvite] = useState(invited);
  const { isSending, problem, submit } = useSending(() =>
    register(name.trim(), password, invite?.trim()),
  );
  // Whether one is needed is told by the first try.
  const asksForInvite = invite !== undefined || problem?.status === 403;
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
        {asksForInvite && (
          <TextField
            label="Invitation"
            value={invite ?? ''}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setInvite(event.target.value)}
            hint="Whoever runs this Ocipe gives it to you. The link they send fills it in."
          />
        )}
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
