import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../contract/api.ts';
import { call } from '../api/call.ts';
import { queryClient } from '../api/query-client.ts';
import { begin, leave } from '../api/session.ts';

/** Who is signed in. */
export function useAccount() {
  return useQuery({
    queryKey: ['account'],
    queryFn: () => call(api.account.me),
    staleTime: 60_000,
  });
}

/** The devices that are signed in. */
export function useSessions() {
  return useQuery({ queryKey: ['sessions'], queryFn: () => call(api.account.sessions) });
}

const renewSessions = () => queryClient.invalidateQueries({ queryKey: ['sessions'] });

/** Signs one device out. */
export function useEndSession() {
  return useMutation({
    mutationFn: (id: string) => call(api.account.endSession, { params: { id } }),
    onSettled: renewSessions,
  });
}

/** Signs all other devices out. */
export function useEndOtherSessions() {
  return useMutation({
    mutationFn: () => call(api.account.endOtherSessions),
    onSuccess: ({ access }) => begin(access),
    onSettled: renewSessions,
  });
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: { current_password: string; new_password: string }) =>
      call(api.account.changePassword, { body }),
    onSuccess: ({ access }) => begin(access),
    onSettled: renewSessions,
  });
}

/** Deletes the account with everything in its kitchen. */
export function useRemoveAccount() {
  return useMutation({
    mutationFn: (password: string) => call(api.account.remove, { body: { password } }),
    onSuccess: leave,
  });
}
