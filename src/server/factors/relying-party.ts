import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { hostOf } from '../http/origin.ts';

/** The site as passkeys know it (WebAuthn §5.1.2): its name, and the origins that may ask for them. */
export interface RelyingParty {
  id: string;
  origins: string[];
}

/**
 * For whom passkeys are made: the name in PUBLIC_URL, never what a request calls us by. Only on the machine itself,
 * where nobody set PUBLIC_URL, does `localhost` of the Host header count.
 * @returns undefined where browsers have no passkeys: at an address without a name, or without HTTPS
 */
export function relyingParty(
  { publicUrl, corsOrigins }: Pick<Config, 'publicUrl' | 'corsOrigins'>,
  request: Pick<FastifyRequest, 'headers'>,
): RelyingParty | undefined {
  if (!publicUrl) {
    const host = hostOf(`http://${request.headers.host ?? ''}`);
    if (host === undefined) return undefined;
    const { hostname } = new URL(`http://${host}`);
    if (!isLocal(hostname)) return undefined;
    return { id: hostname, origins: [`http://${host}`, `https://${host}`] };
  }
  const { hostname, protocol, origin } = publicUrl;
  if (isIP(hostname) !== 0 || hostname.startsWith('[')) return undefined;
  if (protocol !== 'https:' && !isLocal(hostname)) return undefined;
  const others = [...corsOrigins].filter((other) => isBelow(new URL(other).hostname, hostname));
  return { id: hostname, origins: [origin, ...others] };
}

function isLocal(hostname: string): boolean {
  return isBelow(hostname, 'localhost');
}

function isBelow(hostname: string, parent: string): boolean {
  return hostname === parent || hostname.endsWith(`.${parent}`);
}
