import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.ts';
import { onSignedOut } from './session.ts';

/** What is on the screen is looked at again whenever somebody comes back to it: unchanged lists cost next to nothing. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5000,
      gcTime: Infinity,
      // A server at home can be reached by a device that is told it is offline.
      networkMode: 'offlineFirst',
      retry: (failures, error) => isWorthRetrying(error) && failures < 3,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

onSignedOut(() => queryClient.clear());

/** What the server refused it will refuse again; what did not arrive may arrive. */
function isWorthRetrying(error: Error): boolean {
  return error instanceof Problem && (error.status === 0 || error.status >= 500);
}
