import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublicAddress } from './address-guard.ts';

/** What must never be asked, by what it is. */
const REFUSED: Record<string, string> = {
  'this network': '0.0.0.0 0.0.0.1 0.255.255.255',
  'private networks':
    '10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254 192.168.0.1 192.168.255.254',
  'carrier-grade NAT': '100.64.0.1 100.127.255.254',
  loopback: '127.0.0.1 127.0.0.53 127.255.255.254',
  'link-local and metadata': '169.254.0.1 169.254.169.254 169.254.170.2',
  'protocol assignments': '192.0.0.1 192.0.0.170 192.0.0.192',
  documentation: '192.0.2.1 198.51.100.7 203.0.113.9',
  '6to4 relays, AS112, AMT': '192.88.99.1 192.175.48.1 192.31.196.1 192.52.193.1',
  benchmarking: '198.18.0.1 198.19.255.254',
  multicast: '224.0.0.1 239.255.255.250',
  'reserved and broadcast': '240.0.0.1 255.255.255.254 255.255.255.255',
  'IPv6 itself': ':: ::1 0:0:0:0:0:0:0:1',
  'IPv6 link-local': 'fe80::1 febf::1 fe80::1%eth0 fe80::1%1 2606:4700::1111%eth0',
  'IPv6 site-local': 'fec0::1 feff::1',
  'IPv6 unique local': 'fc00::1 fd00:ec2::254 fdff::1',
  'IPv6 multicast': 'ff02::1 ff0e::1',
  'IPv4-mapped': '::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1',
  'IPv4-compatible': '::127.0.0.1 ::7f00:1 ::8.8.8.8 ::a9fe:a9fe',
  NAT64: '64:ff9b::7f00:1 64:ff9b::8.8.8.8 64:ff9b:1::1 64:ff9b:1:2::a00:1',
  '6to4': '2002:7f00:1::1 2002:a00:1::1 2002:808:808::1',
  Teredo: '2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2',
  ISATAP: '2a00:1450::5efe:7f00:1 2a00:1450:0:0:200:5efe:a00:1',
  'IPv6 benchmarking, ORCHID, documentation': '2001:2::1 2001:10::1 2001:20::1 2001:db8::1 3fff::1',
  'IPv6 discard, segment routing, unassigned': '100::1 5f00::1 4000::1 8000::1 e000::1',
  'no address': 'localhost 1.2.3 256.1.1.1 0x7f.1 2130706433 0177.0.0.1 8.8.8.8/32 [::1] 1.2.3.4.5',
};

const PUBLIC =
  '1.1.1.1 8.8.8.8 93.184.215.14 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 ' +
  '169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0 192.167.255.255 192.169.0.0 198.17.255.255 ' +
  '198.20.0.0 223.255.255.255 2606:4700::1111 2a00:1450:4001:800::200e 2001:4860:4860::8888 2003::1 2400:cb00::1';

describe('isPublicAddress', () => {
  test.each(
    Object.entries(REFUSED).flatMap(([what, all]) => all.split(' ').map((ip) => [ip, what])),
  )('refuses %s (%s)', (ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });

  test.each(PUBLIC.split(' '))('lets %s through', (ip) => {
    expect(isPublicAddress(ip)).toBe(true);
  });

  test.each(['', ' ', ' 8.8.8.8', '8.8.8.8 ', '8.8.8.8\0', 'é'])('refuses "%s"', (ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });

  test('refuses every address that is mapped into IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        for (const prefix of ['::ffff:', '::', '64:ff9b::', '::ffff:0:']) {
          expect(isPublicAddress(prefix + ip)).toBe(false);
        }
      }),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4Extended(), fc.ipV6()), (text) => {
        expect(typeof isPublicAddress(text)).toBe('boolean');
      }),
    );
  });
});
