import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

// Pictures for tests, good ones and bad ones.

/** A photo of noise, as a phone would send it: with a direction, a place and a camera. */
export function aPhoto(width = 640, height = 480): Promise<Buffer> {
  return sharp(noise(width, height), { raw: { width, height, channels: 3 } })
    .withExif({
      IFD0: { Make: 'SecretCamera' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 40 })
    .toBuffer();
}

/** A drawing in one of the formats. */
export function aPicture(format: 'png' | 'webp' | 'gif' | 'avif', width = 64, height = 48) {
  return sharp({ create: { width, height, channels: 3, background: '#cc4422' } })
    .toFormat(format)
    .toBuffer();
}

/** A dish from above, the same each time: rings of colour, and what a sensor adds to them. */
function noise(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(width * height * 3);
  const rings = [0.1, 0.2, 0.34, 0.4, 0.44].map((end) => end * Math.min(width, height));
  const colors = [0x3f8f4f, 0xe0542f, 0xd9913a, 0xf4efe2, 0xffffff, 0x8a6a4d];
  for (let at = 0, value = 1; at < bytes.length; at++) {
    value = (value * 16_807) % 2_147_483_647;
    const pixel = Math.floor(at / 3);
    const far = Math.hypot((pixel % width) - width / 2, Math.floor(pixel / width) - height / 2);
    const ring = rings.findIndex((end) => far < end);
    const color = colors.at(ring < 0 ? -1 : ring) ?? 0;
    bytes[at] = Math.min(255, ((color >> (16 - 8 * (at % 3))) & 0xff) + (value & 0x1f));
  }
  return bytes;
}

/** A PNG that says it has so many pixels; all of them are black, so that it takes little room. */
export function aBomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(Math.min((1 + Math.ceil(width / 8)) * height, 50_000_000));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
