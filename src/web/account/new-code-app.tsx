import { useEffect, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Skeleton } from '../ui/page.tsx';
import { useConfirmCodeApp, useStartCodeApp } from './access.queries.ts';
import { FormProblem, PasswordField, useSending } from './account-form.tsx';
import { QrCode } from './qr-code.tsx';

/** Sets up a code app: its picture is drawn here, and no one else sees the secret. */
export function NewCodeApp({
  onClose,
  onDone,
}: {
  onClose: () => void;
  onDone: (codes: readonly string[]) => void;
}) {
  const { mutate: begin, data: started, error } = useStartCodeApp();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const confirm = useConfirmCodeApp();
  useEffect(() => begin(), [begin]);
  const { isSending, problem, submit } = useSending(async () => {
    onDone((await confirm.mutateAsync({ code, password })).recovery_codes);
  });
  return (
    <Dialog
      title="Set up a code app"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="new-code-app" look="main" isBusy={isSending}>
            Turn it on
          </Button>
        </>
      }
    >
      <form id="new-code-app" onSubmit={submit} noValidate className="grid gap-4">
        <p className="text-soft">
          Let the app on your phone look at this picture, or type its secret into the app. Then
          enter the six digits it shows.
        </p>
        {error && <p className="text-danger">{error.message}</p>}
        {started ? (
          <div className="grid justify-items-center gap-3">
            <QrCode text={started.uri} label="The picture for your code app" />
            <p className="text-center font-mono text-sm wrap-anywhere">
              <span className="sr-only">The secret: </span>
              {started.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
            </p>
          </div>
        ) : (
          !error && <Skeleton className="h-48" />
        )}
        <TextField
          label="Code of your app"
          inputMode="numeric"
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
