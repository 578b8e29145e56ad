import { Mail } from 'lucide-react';
import { useState } from 'react';
import { absolute } from '../api/base.ts';
import { Button } from '../ui/button.tsx';
import { Chip, Skeleton } from '../ui/page.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { toast, toastProblem } from '../ui/toast.tsx';
import { useInvitations, useInvite, useTakeBackInvitation } from './access.queries.ts';
import { day } from './dates.ts';

/** For administrators: who may open an account where registering needs an invitation. */
export function Invitations() {
  const { data, error } = useInvitations();
  const invite = useInvite();
  const takeBack = useTakeBackInvitation();
  const [link, setLink] = useState<string>();
  if (error) return <p className="text-danger">{error.message}</p>;
  if (!data) return <Skeleton className="h-24" />;
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="max-w-prose text-soft">
        Each is a link with which one person opens one account within a week.
      </p>
      {link !== undefined && (
        <ShownOnce key={link} label="The link to send" text={link}>
          It is shown only this once.
        </ShownOnce>
      )}
      {data.length > 0 && (
        <ul className="divide-y divide-line">
          {data.map(({ id, created_at, expires_at, used_at }) => (
            <li key={id} className="flex items-center gap-4 py-3">
              <Mail aria-hidden className="size-6 shrink-0 text-soft" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2 font-semibold">
                  Made {day(created_at)}
                  <Chip tone={used_at === null ? 'tint' : 'plain'}>
                    {used_at === null ? stateOf(expires_at) : `Used ${day(used_at)}`}
                  </Chip>
                </p>
              </div>
              {used_at === null && (
                <Button
                  size="small"
                  aria-label={`Take back the invitation made ${day(created_at)}`}
                  isBusy={takeBack.isPending && takeBack.variables === id}
                  onClick={() =>
                    takeBack.mutate(id, {
                      onError: toastProblem,
                      onSuccess: () => toast({ text: 'The invitation is good no more.' }),
                    })
                  }
                >
                  Take back
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          isBusy={invite.isPending}
          onClick={() =>
            invite.mutate(undefined, {
              onError: toastProblem,
              onSuccess: (made) => setLink(absolute(`/register#invite=${made.invite}`)),
            })
          }
        >
          Invite somebody
        </Button>
      </div>
    </div>
  );
}

function stateOf(expiresAt: string): string {
  return Date.parse(expiresAt) > Date.now() ? `Good until ${day(expiresAt)}` : 'Run out';
}
