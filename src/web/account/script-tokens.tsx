import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Chip, Skeleton } from '../ui/page.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { toast, toastProblem } from '../ui/toast.tsx';
import { useEndToken, useScriptTokens } from './access.queries.ts';
import { day } from './dates.ts';
import { NewToken } from './new-token.tsx';

/** Tokens with which programs come into this kitchen. */
export function ScriptTokens() {
  const { data, error } = useScriptTokens();
  const end = useEndToken();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<{ name: string; token: string }>();
  if (error) return <p className="text-danger">{error.message}</p>;
  if (!data) return <Skeleton className="h-24" />;
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="max-w-prose text-soft">
        With a token, a program of yours (a voice assistant, a home automation) can read and change
        this kitchen without your password. It can never touch the account.
      </p>
      {made && (
        <ShownOnce key={made.token} label={`The token “${made.name}”`} text={made.token}>
          Put it into your program now: it is shown only this once.
        </ShownOnce>
      )}
      {data.length > 0 && (
        <ul className="divide-y divide-line">
          {data.map(({ id, name, scopes, created_at, expires_at, last_used_at }) => (
            <li key={id} className="flex items-center gap-4 py-3">
              <KeyRound aria-hidden className="size-6 shrink-0 text-soft" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2 font-semibold wrap-anywhere">
                  {name}
                  <Chip>{scopes.includes('write') ? 'May change things' : 'May only look'}</Chip>
                </p>
                <p className="text-sm text-soft">
                  {last_used_at === null ? 'Never used' : `Last used ${day(last_used_at)}`} · since{' '}
                  {day(created_at)} ·{' '}
                  {expires_at === null ? 'for ever' : `until ${day(expires_at)}`}
                </p>
              </div>
              <Button
                size="small"
                aria-label={`End the token ${name}`}
                isBusy={end.isPending && end.variables === id}
                onClick={() =>
                  end.mutate(id, {
                    onError: toastProblem,
                    onSuccess: () => toast({ text: `“${name}” is good no more.` }),
                  })
                }
              >
                End it
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button onClick={() => setMaking(true)}>Make a token …</Button>
      </div>
      {isMaking && (
        <NewToken
          onClose={() => setMaking(false)}
          onMade={(token) => {
            setMade(token);
            setMaking(false);
          }}
        />
      )}
    </div>
  );
}
