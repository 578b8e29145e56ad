import { Monitor, Smartphone } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { Chip, Skeleton } from '../ui/page.tsx';
import { toast, toastProblem } from '../ui/toast.tsx';
import { useEndOtherSessions, useEndSession, useSessions } from './account.queries.ts';
import { deviceName } from './device-name.ts';
import { day } from './dates.ts';

/** Where the account is signed in. */
export function Devices() {
  const { data, isError, error } = useSessions();
  const end = useEndSession();
  const endOthers = useEndOtherSessions();
  if (isError) return <p className="text-danger">{error.message}</p>;
  if (!data) return <Skeleton className="h-24" />;
  return (
    <div className="grid gap-4">
      <ul className="divide-y divide-line">
        {data.map((session) => {
          const { name, isPhone } = deviceName(session.user_agent);
          const Icon = isPhone ? Smartphone : Monitor;
          return (
            <li key={session.id} className="flex items-center gap-4 py-3">
              <Icon aria-hidden className="size-6 shrink-0 text-soft" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2 font-semibold">
                  {name}
                  {session.current && <Chip tone="tint">This one</Chip>}
                </p>
                <p className="text-sm text-soft">
                  Last used {day(session.last_used_at)} · since {day(session.created_at)}
                  {session.ip && ` · ${session.ip}`}
                </p>
              </div>
              {!session.current && (
                <Button
                  size="small"
                  aria-label={`Sign out ${name}, last used ${day(session.last_used_at)}`}
                  isBusy={end.isPending && end.variables === session.id}
                  onClick={() => end.mutate(session.id, { onError: toastProblem })}
                >
                  Sign out
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {data.length > 1 && (
        <div>
          <Button
            isBusy={endOthers.isPending}
            onClick={() =>
              endOthers.mutate(undefined, {
                onError: toastProblem,
                onSuccess: () => toast({ text: 'All other devices are signed out.' }),
              })
            }
          >
            Sign out everywhere else
          </Button>
        </div>
      )}
    </div>
  );
}
