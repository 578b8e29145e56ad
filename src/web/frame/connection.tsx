import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { refresh, useSession } from '../api/session.ts';

/** Says when the server is out of reach, and what that means. */
export function Connection() {
  const session = useSession();
  const isOnline = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const queries = useQueryClient();
  const isAway = !isOnline || session === 'away';
  return (
    <div role="status">
      {isAway && (
        <p className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 bg-warn-tint px-4 py-1.5 text-center text-sm font-medium text-warn">
          <CloudOff aria-hidden className="size-4" />
          {isOnline ? 'Ocipe’s server cannot be reached.' : 'You are offline.'} This is what was
          here last.
          <button
            type="button"
            className="min-h-8 font-bold underline underline-offset-4"
            onClick={async () => {
              await refresh();
              await queries.refetchQueries();
            }}
          >
            Try again
          </button>
        </p>
      )}
    </div>
  );
}
