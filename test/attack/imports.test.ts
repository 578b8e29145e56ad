import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aForm, aRecipe, FORM, type Person, type TestApp } from '../kit.ts';
import { allRows, besiege, expectKept, SECRET_DISH } from './siege.ts';

// Files made to do harm. None may reach a file of the machine, another kitchen, or more memory than it is allowed.

const EVIL = 'ocipe-evil.txt';
const RECIPE = JSON.stringify([aRecipe()]);

interface Entry {
  name: string | Buffer;
  contents?: string | Buffer;
  /** In the upper half: what kind of file it is on Unix. */
  attributes?: number;
  /** What the archive says of it, where that is a lie. */
  says?: Partial<Record<'packed' | 'unpacked' | 'at' | 'flags', number>>;
}

/** An archive with entries as no honest program writes them. */
function zip(entries: readonly Entry[], says: { count?: number } = {}): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, contents = RECIPE, attributes = 0, says: lie = {} } of entries) {
    const bytes = Buffer.from(contents);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(lie.flags ?? 0x0800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(lie.packed ?? packed.length, 14);
    fields.writeUInt32LE(lie.unpacked ?? bytes.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(0x0314, 4);
    fields.copy(entry, 6);
    entry.writeUInt32LE(attributes >>> 0, 38);
    entry.writeUInt32LE(lie.at ?? at, 42);
    list.push(entry, path);
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, path, packed]);
    parts.push(head);
    at += head.length;
  }
  const index = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(says.count ?? entries.length, 8);
  end.writeUInt16LE(says.count ?? entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, index, end]);
}

const SYMLINK = 0o120_777 * 0x10000;
const named = (name: string | Buffer) => () => zip([{ name }]);
const text = (contents: string) => () => Buffer.from(contents);
const laughs = Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
).join('');
const page = (json: string) =>
  `<html><body><script type="application/ld+json">${json}</script></body></html>`;

const FILES: [string, () => Buffer][] = [
  ['a path that climbs', named(`../../../../../../${tmpdir()}/${EVIL}.json`)],
  ['a path that climbs on Windows', named(`..\\..\\..\\${EVIL}.json`)],
  ['an absolute path', named(join(tmpdir(), `${EVIL}.json`))],
  ['a drive', named(`C:\\${EVIL}.json`)],
  ['a share', named(`\\\\evil.example\\share\\${EVIL}.json`)],
  ['a NUL in a name', named(`a\0/../${EVIL}.json`)],
  ['a name that is no UTF-8', named(Buffer.from([0xff, 0xfe, 0x2f, 0x2e, 0x2e]))],
  ['a name that turns round', named(`\u202Enosj.exe`)],
  ['a name of 60,000 signs', named('x'.repeat(60_000))],
  ['a name with a line break', named('a\r\nSet-Cookie: a=b.json')],
  ['a name of a device', named('/dev/stdin.json')],
  ['no name', named('')],
  [
    'a link to a file',
    () => zip([{ name: 'a.json', contents: '/etc/passwd', attributes: SYMLINK }]),
  ],
  [
    'a link, and a file behind it',
    () => zip([{ name: 'a', contents: tmpdir(), attributes: SYMLINK }, { name: `a/${EVIL}.json` }]),
  ],
  ['an entry of 100 MB', () => zip([{ name: 'a.json', contents: Buffer.alloc(100 << 20, ' ') }])],
  [
    'many entries of 60 MB each',
    () => {
      const one = Buffer.concat([Buffer.from(RECIPE), Buffer.alloc(63_000_000, ' ')]);
      return zip(Array.from({ length: 9 }, (_, at) => ({ name: `${at}.json`, contents: one })));
    },
  ],
  [
    'entries that are all the same bytes',
    () => zip(Array.from({ length: 2000 }, (_, at) => ({ name: `${at}.json`, says: { at: 0 } }))),
  ],
  [
    'an entry that says it is small',
    () => zip([{ name: 'a.json', contents: Buffer.alloc(9 << 20, ' '), says: { unpacked: 10 } }]),
  ],
  [
    'an entry that says it is huge',
    () => zip([{ name: 'a.json', says: { unpacked: 0xfffffff0 } }]),
  ],
  ['an entry behind the end', () => zip([{ name: 'a.json', says: { at: 0x7fffffff } }])],
  ['an entry that is locked', () => zip([{ name: 'a.json', says: { flags: 0x0801 } }])],
  ['65,000 entries that are not there', () => zip([{ name: 'a.json' }], { count: 65_000 })],
  [
    '20,000 entries',
    () => zip(Array.from({ length: 20_000 }, (_, at) => ({ name: `${at}.txt`, contents: '' }))),
  ],
  [
    'archives in archives in archives in archives',
    () =>
      Array.from({ length: 6 }).reduce<Buffer>(
        (inner) => zip([{ name: 'a.zip', contents: inner }]),
        zip([{ name: 'a.json' }]),
      ),
  ],
  ['gzip of 150 MB', () => gzipSync(Buffer.alloc(150 << 20))],
  ['gzip in gzip in gzip', () => gzipSync(gzipSync(gzipSync(gzipSync(Buffer.alloc(50 << 20)))))],
  [
    'XML whose entities laugh a billion times',
    text(
      `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">${laughs}]><recipes><recipe><name>&l9;</name></recipe></recipes>`,
    ),
  ],
  [
    'XML that asks for a file',
    text(
      '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><recipeml><recipe><title>&x;</title></recipe></recipeml>',
    ),
  ],
  [
    'XML that asks for an address',
    text('<!DOCTYPE r SYSTEM "http://169.254.169.254/x.dtd"><html><h1>Soup</h1></html>'),
  ],
  [
    'HTML that includes files',
    text(
      `${page(RECIPE)}<iframe src="file:///etc/passwd"></iframe><!--#include file="/etc/passwd"-->`,
    ),
  ],
  [
    'YAML that makes objects',
    text(
      '---\nname: !!python/object/apply:os.system ["touch /tmp/ocipe-evil.txt"]\na: &a [*a, *a]\n---\n1. Boil.',
    ),
  ],
  [
    'JSON with a prototype',
    text(
      '[{"__proto__":{"is_admin":1},"constructor":{"prototype":{"is_admin":1}},"name":"x","ingredients":[]}]',
    ),
  ],
  ['JSON 300,000 deep', text('['.repeat(300_000) + ']'.repeat(300_000))],
  [
    'a page with JSON 100,000 deep',
    text(page('{"@graph":'.repeat(100_000) + '1' + '}'.repeat(100_000))),
  ],
  [
    'HTML 100,000 deep',
    text(`<html>${'<div itemscope itemtype="https://schema.org/Recipe">'.repeat(30_000)}</html>`),
  ],
  [
    'a recipe with somebody’s ids',
    text(`[${JSON.stringify({ ...aRecipe(), id: 1, kitchen_id: 1, user_id: 1 })}]`),
  ],
  [
    'a table of formulas',
    text('title,ingredients,instructions\n=cmd|\' /C calc\'!A0,@SUM(1+1),"+1"\n'),
  ],
  [
    'a picture that is a program',
    () =>
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
      ),
  ],
];

let kit: TestApp;
let cook: Person;
/** The one place the server may write files to here. */
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ocipe-test-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder);
  kit = await besiege();
  cook = await kit.signUp();
});
afterAll(async () => {
  await kit.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('a file with', () => {
  test.each(FILES)('%s does no harm', { timeout: 60_000 }, async (_what, file) => {
    const before = await allRows(kit.db);
    // Only the cook’s own rows may come; what there is stays, but for the kitchen’s revision.
    const kept = new Map([...before].filter(([table]) => table !== 'kitchens'));
    const answer = await cook.post('/api/recipes/import/file/', aForm(file()), { headers: FORM });
    expect([200, 400, 413, 422], answer.text).toContain(answer.status);
    expect(answer.text).not.toMatch(/root:|secret soup|haha/);
    expect(answer.text.length).toBeLessThan(2_000_000);
    const after = await allRows(kit.db);
    expectKept(kept, after);
    const rows = JSON.stringify([...(after.get('recipes') ?? [])]);
    expect(rows).not.toMatch(/root:x|hahaha/);
    expect(existsSync(join(tmpdir(), EVIL))).toBe(false);
    expect(existsSync(join(tmpdir(), `${EVIL}.json`))).toBe(false);
  });

  test('anything leaves nothing behind on the disk', () => {
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('nobody else’s kitchen has anything more', async () => {
  const names = await kit.db
    .selectFrom('recipes')
    .innerJoin('members', 'members.kitchen_id', 'recipes.kitchen_id')
    .innerJoin('users', 'users.id', 'members.user_id')
    .select('recipes.name')
    .where('users.username', '=', 'bystander')
    .execute();
  expect(names).toEqual([{ name: SECRET_DISH }]);
});
