import { promisify } from 'node:util';
import { crc32, gunzip, inflateRaw } from 'node:zlib';

// Reads ZIP archives (PKWARE's APPNOTE 6.3, as ISO/IEC 21320-1 has it: stored and deflated, no encryption), by the
// list at their end. Names of entries are told to people and never become paths.

/** Why a file cannot be read, as a sentence for whoever uploaded it. */
export class FileProblem extends Error {}

/** Bytes that can be read at any place. */
export interface ByteSource {
  size: number;
  read: (at: number, length: number) => Promise<Buffer>;
}

/** What may be unpacked of one upload, all archives within archives together. */
export interface Allowance {
  entries: number;
  bytes: number;
}

export interface ZipEntry {
  name: string;
  /** Where its own header stands. */
  at: number;
  method: number;
  packed: number;
  unpacked: number;
  checksum: number;
  isEncrypted: boolean;
}

/** One entry is a recipe, or a text with all of them. */
const MAX_UNPACKED = 64_000_000;
/** No list of recipes packs better than this; what claims to is made to fill memory. */
const MAX_RATIO = 200;
const SMALL = 1_000_000;
/** An archive's end: 22 bytes and a remark of at most 65,535. */
const MAX_END = 22 + 0xffff;
const END_MARK = Buffer.from([0x50, 0x4b, 5, 6]);
const ENTRY_MARK = 0x02014b50;
const FILE_MARK = 0x04034b50;
const LARGE = 0xffffffff;

const DAMAGED = 'This archive is damaged.';
const inflate = promisify(inflateRaw);
const unzip = promisify(gunzip);

/** Bytes in memory as a source. */
export function sourceOf(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: (at, length) => Promise.resolve(bytes.subarray(at, at + length)),
  };
}

/**
 * The entries of an archive in the order of its list.
 * @throws FileProblem when it is damaged, or made in a way that is not read here
 */
export async function listZip(source: ByteSource, allowance: Allowance): Promise<ZipEntry[]> {
  const tail = await source.read(Math.max(0, source.size - MAX_END), MAX_END);
  const end = tail.lastIndexOf(END_MARK);
  if (end < 0 || end + 22 > tail.length) throw new FileProblem(DAMAGED);
  const count = tail.readUInt16LE(end + 10);
  const size = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count === 0xffff || size === LARGE || start === LARGE) {
    throw new FileProblem(
      'This archive is of a kind for very large files (ZIP64), which is not read here.',
    );
  }
  if (count > allowance.entries) throw new FileProblem('There are too many files in this archive.');
  allowance.entries -= count;
  if (start + size > source.size) throw new FileProblem(DAMAGED);
  const list = await source.read(start, size);
  const entries: ZipEntry[] = [];
  for (let at = 0, left = count; left > 0; left--) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== ENTRY_MARK)
      throw new FileProblem(DAMAGED);
    const lengths = [28, 30, 32].map((field) => list.readUInt16LE(at + field));
    entries.push({
      name: nameOf(list.subarray(at + 46, at + 46 + (lengths[0] ?? 0))),
      at: list.readUInt32LE(at + 42),
      method: list.readUInt16LE(at + 10),
      packed: list.readUInt32LE(at + 20),
      unpacked: list.readUInt32LE(at + 24),
      checksum: list.readUInt32LE(at + 16),
      isEncrypted: (list.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
    if (at > list.length) throw new FileProblem(DAMAGED);
  }
  return entries;
}

/** The name as text; what no text may hold is left out. */
function nameOf(bytes: Buffer): string {
  return bytes
    .toString('utf8')
    .replaceAll(/\p{C}/gu, '')
    .replaceAll('\\', '/')
    .slice(0, 300)
    .toWellFormed();
}

/**
 * Unpacks one entry, and takes what it needs of the allowance.
 * @throws FileProblem
 */
export async function unpackEntry(
  source: ByteSource,
  entry: ZipEntry,
  allowance: Allowance,
): Promise<Buffer> {
  const { name, at, method, packed, unpacked } = entry;
  if (entry.isEncrypted)
    throw new FileProblem('This archive is locked with a password: unlock it first.');
  if (method !== 0 && method !== 8) {
    throw new FileProblem(`"${name}" in this archive is packed in a way that is not read here.`);
  }
  checkSize(packed, unpacked, allowance);
  allowance.bytes -= unpacked;
  const head = await source.read(at, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== FILE_MARK) throw new FileProblem(DAMAGED);
  const start = at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const bytes = await source.read(start, packed);
  if (bytes.length < packed) throw new FileProblem(DAMAGED);
  const found = method === 0 ? bytes : await unpackAtMost(inflate, bytes, unpacked);
  if (found.length !== unpacked || crc32(found) !== entry.checksum) throw new FileProblem(DAMAGED);
  return found;
}

/**
 * Unpacks a gzip file (RFC 1952), and takes what it needs of the allowance.
 * @throws FileProblem
 */
export async function unpackGzip(bytes: Buffer, allowance: Allowance): Promise<Buffer> {
  const most = Math.min(allowance.bytes, MAX_UNPACKED, Math.max(SMALL, bytes.length * MAX_RATIO));
  const found = await unpackAtMost(unzip, bytes, most);
  allowance.bytes -= found.length;
  return found;
}

function checkSize(packed: number, unpacked: number, allowance: Allowance): void {
  const isBomb = unpacked > SMALL && unpacked > packed * MAX_RATIO;
  if (isBomb || unpacked > MAX_UNPACKED || unpacked > allowance.bytes) {
    throw new FileProblem('This archive unpacks to more than any collection of recipes.');
  }
}

async function unpackAtMost(
  unpack: (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>,
  bytes: Buffer,
  most: number,
): Promise<Buffer> {
  try {
    return await unpack(bytes, { maxOutputLength: Math.max(most, 1) });
  } catch (error) {
    const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new FileProblem(
      isTooLong ? 'This file unpacks to more than any collection of recipes.' : DAMAGED,
    );
  }
}
