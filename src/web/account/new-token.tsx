import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Choice, TextField } from '../ui/field.tsx';
import { useMakeToken } from './access.queries.ts';
import { FormProblem, PasswordField, useSending } from './account-form.tsx';

const LIVES = [
  { value: '30', life: '30 days' },
  { value: '365', life: 'A year' },
  { value: '', life: 'Until you end it' },
];

/** What a new token is for, what it may do and how long. */
export function NewToken({
  onClose,
  onMade,
}: {
  onClose: () => void;
  onMade: (made: { name: string; token: string }) => void;
}) {
  const [name, setName] = useState('');
  const [mayWrite, setMayWrite] = useState('read');
  const [days, setDays] = useState('365');
  const [password, setPassword] = useState('');
  const make = useMakeToken();
  const { isSending, problem, submit } = useSending(async () => {
    onMade(
      await make.mutateAsync({
        name,
        scopes: mayWrite === 'write' ? ['read', 'write'] : ['read'],
        ...(days === '' ? {} : { days: Number(days) }),
        password,
      }),
    );
  });
  return (
    <Dialog
      title="A token for a script"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="new-token" look="main" isBusy={isSending}>
            Make it
          </Button>
        </>
      }
    >
      <form id="new-token" onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          label="What is it for?"
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          problem={problem?.fields['name']}
        />
        <Choice
          label="What may it do?"
          value={mayWrite}
          onChange={(event) => setMayWrite(event.target.value)}
        >
          <option value="read">Only look: recipes, fridge, list and plans</option>
          <option value="write">Look and change</option>
        </Choice>
        <Choice
          label="How long is it good?"
          value={days}
          onChange={(event) => setDays(event.target.value)}
        >
          {LIVES.map(({ value, life }) => (
            <option key={value} value={value}>
              {life}
            </option>
          ))}
        </Choice>
        <PasswordField
          label="Your password"
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
