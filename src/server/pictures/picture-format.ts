import { PictureProblem } from './picture-problem.ts';

/** So many bytes tell what a file is. */
export const HEAD_BYTES = 512;

const NO_PICTURE = 'That is no picture. JPEG, PNG, WebP, AVIF and GIF can be used.';

/**
 * Makes sure that a file begins as the pictures we draw anew do, whatever it is called. Nothing else reaches the decoder.
 * @param head the first bytes, `HEAD_BYTES` of them where there are so many
 * @throws PictureProblem for all others, with a sentence of their own for those that people have
 */
export function checkFormat(head: Buffer): void {
  const text = head.toString('latin1');
  if (text.startsWith('\xFF\xD8\xFF') || text.startsWith('\x89PNG\r\n\x1A\n')) return;
  if (/^GIF8[79]a/u.test(text) || /^RIFF[^]{4}WEBP/u.test(text)) return;
  if (text.startsWith('ftyp', 4)) {
    // The brands of ISO/IEC 23008-12: all of them, since phones write the general one first.
    const brands = text.slice(8, 8 + Math.min(head.readUInt32BE(0), 64));
    if (/avi[fs]/u.test(brands)) return;
    if (/hei[cxms]|hev[cxms]|mif1|msf1/u.test(brands)) {
      throw new PictureProblem(
        'Pictures in Apple’s HEIC format cannot be read here. Please save it as JPEG first.',
      );
    }
    throw new PictureProblem('Films cannot be used. Please choose a picture.');
  }
  if (/<svg[\s>]|^\s*<\?xml/iu.test(text)) {
    throw new PictureProblem('Drawings in SVG cannot be used. Please choose a JPEG or PNG.');
  }
  if (/^(?:II\*\0|MM\0\*)/u.test(text)) {
    throw new PictureProblem('TIFF and raw pictures cannot be used. Please save it as JPEG first.');
  }
  throw new PictureProblem(NO_PICTURE);
}
