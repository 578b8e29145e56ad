import { Fingerprint } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Chip, Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { useAddPasskey, useFactors, useRemovePasskey, useRenamePasskey } from './access.queries.ts';
import { FormProblem, PasswordField, useSending } from './account-form.tsx';
import { day } from './dates.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { hasPasskeys } from './sign-in.ts';

interface Passkey {
  id: number;
  name: string;
}
type Shown = { kind: 'new' } | { kind: 'rename' | 'remove'; passkey: Passkey };

/** The passkeys of the account: which there are, and how to get, name and lose one. */
export function Passkeys() {
  const { data, error } = useFactors();
  const [shown, setShown] = useState<Shown>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (error) return <p className="text-danger">{error.message}</p>;
  if (!data) return <Skeleton className="h-24" />;
  const close = () => setShown(undefined);
  const canAdd = data.can_add_passkeys && hasPasskeys();
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="max-w-prose text-soft">
        A passkey signs you in with a finger, a face or the PIN of your device, without a password.
        Once you have one, the password alone lets nobody in.
      </p>
      {codes && <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />}
      {data.passkeys.length > 0 && (
        <ul className="divide-y divide-line">
          {data.passkeys.map(({ id, name, created_at, last_used_at, is_synced }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
              <Fingerprint aria-hidden className="size-6 shrink-0 text-soft" />
              <div className="min-w-[10rem] flex-1">
                <p className="flex flex-wrap items-center gap-2 font-semibold wrap-anywhere">
                  {name}
                  {is_synced && <Chip>On several devices</Chip>}
                </p>
                <p className="text-sm text-soft">
                  {last_used_at === null ? 'Never used' : `Last used ${day(last_used_at)}`} · since{' '}
                  {day(created_at)}
                </p>
              </div>
              <div className="flex gap-2">
                <Button
                  size="small"
                  aria-label={`Rename the passkey ${name}`}
                  onClick={() => setShown({ kind: 'rename', passkey: { id, name } })}
                >
                  Rename …
                </Button>
                <Button
                  size="small"
                  className="text-danger"
                  aria-label={`Remove the passkey ${name}`}
                  onClick={() => setShown({ kind: 'remove', passkey: { id, name } })}
                >
                  Remove …
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {canAdd ? (
        <div>
          <Button onClick={() => setShown({ kind: 'new' })}>Add a passkey …</Button>
        </div>
      ) : (
        <p className="text-sm text-soft">
          {data.can_add_passkeys
            ? 'This browser has no passkeys.'
            : 'Passkeys need an address with a name and HTTPS, which whoever runs Ocipe sets as PUBLIC_URL.'}
        </p>
      )}
      {shown?.kind === 'new' && (
        <NewPasskey
          onClose={close}
          onDone={(made) => {
            if (made.length > 0) setCodes(made);
            close();
          }}
        />
      )}
      {shown?.kind === 'rename' && <RenamePasskey passkey={shown.passkey} onClose={close} />}
      {shown?.kind === 'remove' && <RemovePasskey passkey={shown.passkey} onClose={close} />}
    </div>
  );
}

function NewPasskey({
  onClose,
  onDone,
}: {
  onClose: () => void;
  onDone: (codes: readonly string[]) => void;
}) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const add = useAddPasskey();
  const { isSending, problem, submit } = useSending(async () => {
    const { recovery_codes } = await add.mutateAsync({ name, password });
    toast({ text: `The passkey “${name.trim()}” signs you in from now on.` });
    onDone(recovery_codes);
  });
  return (
    <Dialog
      title="Add a passkey"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="new-passkey" look="main" isBusy={isSending}>
            Make it
          </Button>
        </>
      }
    >
      <form id="new-passkey" onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          label="What do you call it?"
          hint="Such as the device that keeps it."
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          problem={problem?.fields['name']}
        />
        <PasswordField
          label="Your password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          problem={problem?.fields['password']}
        />
        <div role="alert">
          {problem && !problem.fields['name'] && !problem.fields['password'] && (
            <p className="font-medium text-danger">{problem.message}</p>
          )}
        </div>
      </form>
    </Dialog>
  );
}

function RenamePasskey({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const [name, setName] = useState(passkey.name);
  const rename = useRenamePasskey();
  const { isSending, problem, submit } = useSending(async () => {
    await rename.mutateAsync({ id: passkey.id, name });
    onClose();
  });
  return (
    <Dialog
      title="Rename the passkey"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="rename-passkey" look="main" isBusy={isSending}>
            Rename it
          </Button>
        </>
      }
    >
      <form id="rename-passkey" onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          label="Name"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          problem={problem?.fields['name']}
        />
        <FormProblem problem={problem} />
      </form>
    </Dialog>
  );
}

function RemovePasskey({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const [password, setPassword] = useState('');
  const remove = useRemovePasskey();
  const { isSending, problem, submit } = useSending(async () => {
    await remove.mutateAsync({ id: passkey.id, password });
    toast({ text: `“${passkey.name}” signs in no more. Please remove it from your device, too.` });
    onClose();
  });
  return (
    <Dialog
      title={`Remove the passkey “${passkey.name}”?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" form="remove-passkey" look="danger" isBusy={isSending}>
            Remove it
          </Button>
        </>
      }
    >
      <form id="remove-passkey" onSubmit={submit} noValidate className="grid gap-4">
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
