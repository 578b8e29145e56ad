import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './address-guard.ts';
import { PageError } from './page-error.ts';

/** Resolves a name to all its addresses, as `lookup` of `node:dns/promises` does. */
export type Resolve = (
  hostname: string,
  options: { all: true },
) => Promise<readonly LookupAddress[]>;

/** An address that may be asked for a page. */
export interface PageAddress {
  url: URL;
  /** Whether the settings name its host and port, so that it may be in the inner network. */
  isExempt: boolean;
}

/** Longer ones are no addresses that anybody copied. */
const MAX_LENGTH = 8000;
const DEFAULT_PORTS = new Map([
  ['http:', '80'],
  ['https:', '443'],
]);

/**
 * Reads an address and checks all that can be checked before its name is resolved: http or https without
 * credentials, port 80 or 443, no address of a private network in whatever spelling (`new URL` brings `0x7f.1`
 * and the like into the usual one), no `localhost`. The end dot of a name is dropped.
 *
 * @param base what a relative address, as in a redirect, starts from
 * @param allow host:port of servers that are exempt from all that concerns hosts and ports
 * @throws PageError `not_a_url` for what is no address, `not_allowed` for what is refused
 */
export function pageAddress(
  text: string,
  allow: ReadonlySet<string>,
  base?: URL | undefined,
): PageAddress {
  if (text.length > MAX_LENGTH || !URL.canParse(text, base?.href)) throw new PageError('not_a_url');
  const url = new URL(text, base);
  const defaultPort = DEFAULT_PORTS.get(url.protocol);
  if (defaultPort === undefined || url.username !== '' || url.password !== '') {
    throw new PageError('not_allowed');
  }
  url.hostname = url.hostname.replace(/\.+$/u, '');
  const port = url.port || defaultPort;
  const isExempt = allow.has(`${url.hostname}:${port}`);
  if (!isExempt && !((port === '80' || port === '443') && mayBePublic(url.hostname))) {
    throw new PageError('not_allowed');
  }
  return { url, isExempt };
}

/** Names are judged by the addresses they have, except for those that RFC 6761 §6.3 keeps for the machine itself. */
function mayBePublic(host: string): boolean {
  const literal = host.startsWith('[') ? host.slice(1, -1) : host;
  if (isIP(literal) !== 0) return isPublicAddress(literal);
  return host !== 'localhost' && !host.endsWith('.localhost');
}

/**
 * The lookup of one connection. It resolves once, and what it checked is what the connection is made to, so that a
 * name cannot change its address in between (DNS rebinding).
 *
 * @param isExempt whether addresses of private networks will do
 * @returns fails with PageError `unreachable` for a name without an address, and `not_allowed` unless every address
 *   is public
 */
export function guardedLookup(resolve: Resolve, isExempt: boolean): LookupFunction {
  return (hostname, options, callback) => {
    void checkedAddresses(resolve, hostname, isExempt).then((found) => {
      // Outside the promise, so that what the callback throws does not become its rejection.
      process.nextTick(() => {
        if (found instanceof PageError) callback(found, '');
        else if (options.all === true) callback(null, found);
        else callback(null, found[0].address, found[0].family);
      });
    });
  };
}

/** All addresses of a name, or why it may not be asked. */
async function checkedAddresses(
  resolve: Resolve,
  hostname: string,
  isExempt: boolean,
): Promise<[LookupAddress, ...LookupAddress[]] | PageError> {
  const found = await resolve(hostname, { all: true }).catch(() => []);
  const [first, ...others] = found.map(({ address }) => ({ address, family: isIP(address) }));
  if (!first) return new PageError('unreachable');
  const areFine = [first, ...others].every(
    ({ address, family }) => family !== 0 && (isExempt || isPublicAddress(address)),
  );
  return areFine ? [first, ...others] : new PageError('not_allowed');
}
