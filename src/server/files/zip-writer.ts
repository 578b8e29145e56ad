import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);
/** Names are in UTF-8 (APPNOTE 4.4.4, bit 11). */
const UTF8 = 0x0800;
const DEFLATED = 8;
const VERSION = 20;
/** 1980-01-01, the first day an archive can name. */
const DAY = 0x21;

/** A file of an archive. */
export interface ZipFile {
  name: string;
  contents: string | Buffer;
}

/** Writes an archive piece by piece. @param files at most 65,534, with names that differ */
export async function* writeZip(
  files: AsyncIterable<ZipFile> | Iterable<ZipFile>,
): AsyncGenerator<Buffer> {
  const list: Buffer[] = [];
  let at = 0;
  for await (const { name, contents } of files) {
    const bytes = typeof contents === 'string' ? Buffer.from(contents) : contents;
    const packed = await deflate(bytes);
    const path = Buffer.from(name);
    const head = Buffer.alloc(30);
    const fields = fieldsOf(bytes, packed, path);
    head.writeUInt32LE(0x04034b50, 0);
    fields.copy(head, 4);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(VERSION, 4);
    fields.copy(entry, 6);
    entry.writeUInt32LE(at, 42);
    list.push(entry, path);
    at += head.length + path.length + packed.length;
    yield Buffer.concat([head, path, packed]);
  }
  const entries = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(list.length / 2, 8);
  end.writeUInt16LE(list.length / 2, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  yield Buffer.concat([entries, end]);
}

/** What stands in an entry's own header and in the list alike: 26 bytes from "version needed" on. */
function fieldsOf(bytes: Buffer, packed: Buffer, path: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF8, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(DAY, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(path.length, 22);
  return fields;
}
