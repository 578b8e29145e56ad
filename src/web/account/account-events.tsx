import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { EVENT_KINDS, type EventKind } from '../../contract/access.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/page.tsx';
import { useAccountEvents } from './access.queries.ts';
import { moment } from './dates.ts';
import { deviceName } from './device-name.ts';

const SENTENCES: Readonly<Record<EventKind, string>> = {
  registered: 'The account was opened',
  signed_in: 'Signed in',
  sign_in_failed: 'Somebody gave a wrong password',
  signed_out: 'Signed out',
  session_ended: 'A device was signed out from another',
  other_sessions_ended: 'All other devices were signed out',
  replay_detected: 'An old sign-in was used again: that device was signed out to be safe',
  password_changed: 'The password was changed',
  password_reset: 'The password was set by a link',
  token_made: 'A token for scripts was made',
  token_revoked: 'A token for scripts was ended',
  second_factor_failed: 'A second factor was wrong',
  second_factor_added: 'A second factor was added',
  second_factor_removed: 'A second factor was removed',
  recovery_codes_made: 'New recovery codes were made',
  recovery_code_used: 'A recovery code was used',
  passkey_added: 'A passkey was added',
  passkey_removed: 'A passkey was removed',
  passkey_copied: 'A passkey was refused: it seems that somebody copied it',
  signed_in_with_passkey: 'Signed in with a passkey',
};
/** What the owner should look at. */
const ALARMING: ReadonlySet<EventKind> = new Set([
  'sign_in_failed',
  'replay_detected',
  'second_factor_failed',
  'passkey_copied',
]);
const FIRST = 8;

/** What happened to the account: the owner sees what somebody else did with it. */
export function AccountEvents() {
  const { data, error } = useAccountEvents();
  const [isWhole, setWhole] = useState(false);
  if (error) return <p className="text-danger">{error.message}</p>;
  if (!data) return <Skeleton className="h-40" />;
  const shown = isWhole ? data : data.slice(0, FIRST);
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="max-w-prose text-soft">
        Is there something you did not do? Change your password; that signs out all other devices.
      </p>
      <ol className="divide-y divide-line">
        {shown.map(({ id, kind, at, user_agent, ip }) => {
          const known = isKnown(kind) ? kind : undefined;
          const isAlarming = known !== undefined && ALARMING.has(known);
          const Icon = isAlarming ? ShieldAlert : ShieldCheck;
          return (
            <li key={id} className="flex items-start gap-4 py-2.5">
              <Icon
                aria-hidden
                className={`mt-0.5 size-5 shrink-0 ${isAlarming ? 'text-danger' : 'text-soft'}`}
              />
              <div className="min-w-0 flex-1">
                <p className="font-semibold">{known ? SENTENCES[known] : kind}</p>
                <p className="text-sm wrap-anywhere text-soft">
                  {moment(at)} · {deviceName(user_agent).name}
                  {ip && ` · ${ip}`}
                </p>
              </div>
            </li>
          );
        })}
      </ol>
      {!isWhole && data.length > FIRST && (
        <div>
          <Button onClick={() => setWhole(true)}>Show all {data.length}</Button>
        </div>
      )}
    </div>
  );
}

function isKnown(kind: string): kind is EventKind {
  return (EVENT_KINDS as readonly string[]).includes(kind);
}
