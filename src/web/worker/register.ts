import { absolute } from '../api/base.ts';

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string };
}

/**
 * Has the client kept on this device, where the browser can (that takes https, or localhost). The one address a
 * script may be started from is ours.
 */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const address = absolute('/sw.js');
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('ocipe', {
    createScriptURL: (url) => {
      if (url !== address) throw new TypeError('No other script may be started.');
      return url;
    },
  });
  const register = () =>
    void navigator.serviceWorker
      .register(policy ? policy.createScriptURL(address) : address)
      // Without it everything works but the start without a signal.
      .catch(() => undefined);
  // Not before the first page is there: it has the better claim to the line.
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}
