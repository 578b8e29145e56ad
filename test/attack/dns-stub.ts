import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { isIP } from 'node:net';
import type { Resolve } from '../../src/server/import/page-address.ts';

/** A DNS server of our own (RFC 1035), which says what it is told to. */
export interface DnsStub {
  /** Asks it, and nobody else. */
  lookup: Resolve;
  /** The names that were asked for, in their order, each as often as it was. */
  asked: string[];
  close: () => void;
}

const TYPES: Readonly<Record<number, 4 | 6>> = { 1: 4, 28: 6 };

/**
 * Starts it on a free port of the loopback.
 * @param zone the addresses of a name at its n-th question (from 0, for each kind of address); none: there is no such name
 */
export async function startDns(
  zone: (name: string, question: number) => readonly string[],
): Promise<DnsStub> {
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (message, { port, address }) => {
    const { name, end } = readName(message);
    const family = TYPES[message.readUInt16BE(end)] ?? 4;
    const before = asked.filter((one) => one === `${name} ${family}`).length;
    asked.push(`${name} ${family}`);
    const found = zone(name, before);
    const addresses = found.filter((one) => isIP(one) === family);
    const head = Buffer.from(message.subarray(0, 12));
    // An authoritative answer, with an error where nobody has the name.
    head.writeUInt16BE(found.length === 0 ? 0x8583 : 0x8580, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(addresses.length, 6);
    head.writeUInt32BE(0, 8);
    const answers = addresses.map((one) => record(family, one));
    socket.send(Buffer.concat([head, message.subarray(12, end + 4), ...answers]), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const resolver = new Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  const lookup: Resolve = async (hostname) => {
    const [four, six] = await Promise.allSettled([
      resolver.resolve4(hostname),
      resolver.resolve6(hostname),
    ]);
    return [four, six].flatMap((some) =>
      some.status === 'fulfilled'
        ? some.value.map((address) => ({ address, family: isIP(address) }))
        : [],
    );
  };
  return { lookup, asked, close: () => socket.close() };
}

/** The name a message asks for, and where it ends. */
function readName(message: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

/** An address that is good for no time at all. */
function record(family: 4 | 6, address: string): Buffer {
  const bytes = family === 4 ? Buffer.from(address.split('.').map(Number)) : bytesOf(address);
  const head = Buffer.from([0xc0, 12, 0, family === 4 ? 1 : 28, 0, 1, 0, 0, 0, 0, 0, bytes.length]);
  return Buffer.concat([head, bytes]);
}

const groups = (text: string) => text.split(':').filter((group) => group !== '');

function bytesOf(address: string): Buffer {
  // The URL parser brings every spelling into one of hexadecimal groups.
  const [front = '', back = ''] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const middle = 8 - groups(front).length - groups(back).length;
  const all = [...groups(front), ...Array.from({ length: middle }, () => '0'), ...groups(back)];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
