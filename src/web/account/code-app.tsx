import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { useFactors, useRemoveCodeApp, useRenewRecoveryCodes } from './access.queries.ts';
import { FormProblem, PasswordField, useSending } from './account-form.tsx';
import { day } from './dates.ts';
import { NewCodeApp } from './new-code-app.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** The second factor of the account: whether there is one, and how to get or lose it. */
export function CodeApp() {
  const { data, error } = useFactors();
  const [shown, setShown] = useState<'new' | 'remove' | 'codes'>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (error) return <p className="text-danger">{error.message}</p>;
  if (!data) return <Skeleton className="h-24" />;
  const close = () => setShown(undefined);
  const isOn = data.totp !== null;
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="max-w-prose text-soft">
        {data.totp === null
          ? `With a code app on your phone, nobody signs in with a stolen password alone.${data.passkeys.length > 0 ? ` ${leftInWords(data.recovery_codes_left)}` : ''}`
          : `Since ${day(data.totp.added_at)}, signing in asks for a code of your app. ${leftInWords(data.recovery_codes_left)}`}
      </p>
      {codes && <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />}
      <div className="flex flex-wrap gap-2">
        {!isOn && <Button onClick={() => setShown('new')}>Set up a code app …</Button>}
        {(isOn || data.passkeys.length > 0) && (
          <Button onClick={() => setShown('codes')}>New recovery codes …</Button>
        )}
        {isOn && (
          <Button className="text-danger" onClick={() => setShown('remove')}>
            Remove the code app …
          </Button>
        )}
      </div>
      {shown === 'new' && (
        <NewCodeApp
          onClose={close}
          onDone={(made) => {
            if (made.length > 0) setCodes(made);
            close();
          }}
        />
      )}
      {shown === 'remove' && <RemoveCodeApp onClose={close} />}
      {shown === 'codes' && (
        <RenewCodes
          onClose={close}
          onDone={(made) => {
            setCodes(made);
            close();
          }}
        />
      )}
    </div>
  );
}

function leftInWords(left: number): string {
  if (left === 0) return 'No recovery code is left: make new ones.';
  return left === 1 ? 'One recovery code is left.' : `${left} recovery codes are left.`;
}

function RemoveCodeApp({ onClose }: { onClose: () => void }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const remove = useRemoveCodeApp();
  const { isSending, problem, submit } = useSending(async () => {
    await remove.mutateAsync({ password, code });
    toast({ text: 'Signing in asks for the password alone.' });
    onClose();
  });
  return (
    <Dialog
      title="Remove the code app?"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" form="remove-code-app" look="danger" isBusy={isSending}>
            Remove it
          </Button>
        </>
      }
    >
      <form id="remove-code-app" onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          label="Code of your app, or a recovery code"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          problem={problem?.fields['code']}
        />
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

function RenewCodes({
  onClose,
  onDone,
}: {
  onClose: () => void;
  onDone: (codes: readonly string[]) => void;
}) {
  const [password, setPassword] = useState('');
  const renew = useRenewRecoveryCodes();
  const { isSending, problem, submit } = useSending(async () => {
    onDone((await renew.mutateAsync(password)).recovery_codes);
  });
  return (
    <Dialog
      title="New recovery codes"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="renew-codes" look="main" isBusy={isSending}>
            Make them
          </Button>
        </>
      }
    >
      <form id="renew-codes" onSubmit={submit} noValidate className="grid gap-4">
        <p className="text-soft">Those you have are good no more then.</p>
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
