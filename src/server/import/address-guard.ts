import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What IANA has given out for global unicast (RFC 4291 §2.4): all the rest is reserved or holds an IPv4 address. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the public internet, so that asking it reveals nothing about the network that the
 * server is in. The ranges are those of IANA's special-purpose registries (RFC 6890), as ipaddr.js has them.
 *
 * IPv6 addresses that carry an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo, ISATAP) are refused
 * whatever it is, as are addresses with a zone.
 *
 * @param ip an address as the resolver or a URL's host gives it, IPv6 without brackets
 * @returns false for anything that is no address in its usual notation
 */
export function isPublicAddress(ip: string): boolean {
  const version = isIP(ip);
  if (version === 4) return ipaddr.IPv4.parse(ip).range() === 'unicast';
  if (version !== 6 || ip.includes('%')) return false;
  const address = ipaddr.IPv6.parse(ip);
  return address.match(GLOBAL_UNICAST) && address.range() === 'unicast' && !isIsatap(address.parts);
}

/** RFC 5214 §6.1: the interface identifier 0000:5efe or 0200:5efe and an IPv4 address. */
function isIsatap(parts: readonly number[]): boolean {
  return ((parts[4] ?? 0) & 0xfdff) === 0 && parts[5] === 0x5efe;
}
