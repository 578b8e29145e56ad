import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../contract/api.ts';
import type { InputOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { queryClient } from '../api/query-client.ts';

const renew = (name: string) => () => queryClient.invalidateQueries({ queryKey: [name] });

/** The tokens of scripts. */
export function useScriptTokens() {
  return useQuery({ queryKey: ['script-tokens'], queryFn: () => call(api.access.tokens) });
}

/** Makes one; its text is in this answer only. */
export function useMakeToken() {
  return useMutation({
    mutationFn: (body: InputOf<typeof api.access.createToken>['body']) =>
      call(api.access.createToken, { body }),
    onSettled: renew('script-tokens'),
  });
}

export function useEndToken() {
  return useMutation({
    mutationFn: (id: number) => call(api.access.revokeToken, { params: { id } }),
    onSettled: renew('script-tokens'),
  });
}

/** What happened to the account, the newest first. */
export function useAccountEvents() {
  return useQuery({ queryKey: ['account-events'], queryFn: () => call(api.events.list) });
}

/** The invitations there are, for administrators. */
export function useInvitations() {
  return useQuery({ queryKey: ['invitations'], queryFn: () => call(api.entry.invites) });
}

/** Makes one; its text is in this answer only. */
export function useInvite() {
  return useMutation({
    mutationFn: () => call(api.entry.createInvite, { body: {} }),
    onSettled: renew('invitations'),
  });
}

export function useTakeBackInvitation() {
  return useMutation({
    mutationFn: (id: number) => call(api.entry.revokeInvite, { params: { id } }),
    onSettled: renew('invitations'),
  });
}

/** Whether a code app is asked for, and how many recovery codes are left. */
export function useFactors() {
  return useQuery({ queryKey: ['factors'], queryFn: () => call(api.factors.list) });
}

/** A secret for a new code app; nothing asks for its codes yet. */
export function useStartCodeApp() {
  return useMutation({ mutationFn: () => call(api.factors.startTotp) });
}

/** From now on, signing in asks for a code. */
export function useConfirmCodeApp() {
  return useMutation({
    mutationFn: (body: { code: string; password: string }) =>
      call(api.factors.confirmTotp, { body }),
    onSettled: renew('factors'),
  });
}

export function useRemoveCodeApp() {
  return useMutation({
    mutationFn: (body: { code: string; password: string }) =>
      call(api.factors.removeTotp, { body }),
    onSettled: renew('factors'),
  });
}

export function useRenewRecoveryCodes() {
  return useMutation({
    mutationFn: (password: string) => call(api.factors.renewRecoveryCodes, { body: { password } }),
    onSettled: renew('factors'),
  });
}

/** Has the browser make a passkey, and the server keep it. */
export function useAddPasskey() {
  return useMutation({
    mutationFn: async ({ name, password }: { name: string; password: string }) => {
      // Before a passkey is made for nothing.
      if (name.trim() === '') {
        const said = 'This field may not be blank.';
        throw new Problem(400, said, { name: said });
      }
      const { makePasskey } = await import('./passkey.ts');
      const { challenge, options } = await call(api.factors.passkeyOptions, {
        body: { password },
      });
      const passkey = await makePasskey(options);
      return call(api.factors.addPasskey, { body: { challenge, name, passkey } });
    },
    onSettled: renew('factors'),
  });
}

export function useRenamePasskey() {
  return useMutation({
    mutationFn: ({ id, name }: { id: number; name: string }) =>
      call(api.factors.renamePasskey, { params: { id }, body: { name } }),
    onSettled: renew('factors'),
  });
}

export function useRemovePasskey() {
  return useMutation({
    mutationFn: ({ id, password }: { id: number; password: string }) =>
      call(api.factors.removePasskey, { params: { id }, body: { password } }),
    onSettled: renew('factors'),
  });
}
