import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import sharp, { type Sharp } from 'sharp';
import { inTurns } from '../in-turns.ts';
import { checkFormat, HEAD_BYTES } from './picture-format.ts';
import { PictureProblem } from './picture-problem.ts';
import { PICTURE_SIZES } from './picture-store.ts';

/** A picture as it is kept. */
export interface DrawnPicture {
  /** Of the large one, in pixels. */
  width: number;
  height: number;
  /** On the whole, `#rrggbb`. */
  color: string;
  large: Buffer;
  small: Buffer;
}

/** Draws pictures anew, a few at a time, in threads of their own. */
export interface Drawing {
  /**
   * @param source bytes, or the path of a file
   * @throws PictureProblem for what is no picture, or too large a one; AppError `busy` when too many wait
   */
  draw: (source: Buffer | string) => Promise<DrawnPicture>;
  /** A photo as a language model gets it: JPEG with at most 1600 pixels a side. @throws as `draw` */
  shrink: (source: Buffer) => Promise<Buffer>;
}

const AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1));
/** Who comes when so many wait already is asked to come back. */
const QUEUE = 32;
/** What takes longer is made to take long. */
const TIMEOUT_SECONDS = 20;
/** Less is a spy's dot, not a dish. In pixels a side. */
const LEAST_SIDE = 16;
const DAMAGED = 'The picture is damaged, or only a part of it is there.';

// Only the decoders of what we take: files may be anything, and decoders of rare formats are where holes are.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadHeif',
  ],
});
// Each picture one thread, and nothing of it kept: what is at once is decided here.
sharp.concurrency(1);
sharp.cache(false);

/** @param mostPixels width times height of a picture that is taken */
export function createDrawing(mostPixels: number): Drawing {
  const inTurn = inTurns(AT_ONCE, QUEUE);
  const tooLarge = new PictureProblem(
    `The picture has more than ${Math.floor(mostPixels / 1e6)} megapixels. Please make it smaller first.`,
    true,
  );
  const opened = async (source: Buffer | string): Promise<Sharp> => {
    checkFormat(await headOf(source));
    const picture = sharp(source, { limitInputPixels: mostPixels, failOn: 'error' });
    const { width = 0, height = 0 } = await picture.metadata();
    if (width * height > mostPixels) {
      throw tooLarge;
    }
    if (Math.min(width, height) < LEAST_SIDE) {
      throw new PictureProblem('The picture is too small to see anything.');
    }
    // Turned as its camera says. What else it says about place and camera is not written again.
    return picture
      .timeout({ seconds: TIMEOUT_SECONDS })
      .autoOrient()
      .flatten({ background: 'white' });
  };
  return {
    draw: (source) =>
      inTurn(() =>
        orProblem(tooLarge, async () => {
          const picture = await opened(source);
          const large = await picture
            .resize({ ...within(PICTURE_SIZES.large), withoutEnlargement: true })
            .webp({ quality: 80 })
            .toBuffer({ resolveWithObject: true });
          const small = await sharp(large.data)
            .resize({ ...within(PICTURE_SIZES.small), withoutEnlargement: true })
            .webp({ quality: 72 })
            .toBuffer();
          const one = await sharp(small).resize(1, 1, { fit: 'fill' }).raw().toBuffer();
          const { width, height } = large.info;
          const color = `#${one.toString('hex', 0, 3)}`;
          return { width, height, color, large: large.data, small };
        }),
      ),
    shrink: (source) =>
      inTurn(() =>
        orProblem(tooLarge, async () => {
          const picture = await opened(source);
          return picture
            .resize({ ...within(PICTURE_SIZES.large), withoutEnlargement: true })
            .jpeg({ quality: 82 })
            .toBuffer();
        }),
      ),
  };
}

const within = (side: number) => ({ width: side, height: side, fit: 'inside' }) as const;

async function headOf(source: Buffer | string): Promise<Buffer> {
  if (typeof source !== 'string') return source.subarray(0, HEAD_BYTES);
  const handle = await open(source, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** What the decoder says is for those who wrote it. */
async function orProblem<Result>(
  tooLarge: PictureProblem,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PictureProblem) throw error;
    // The decoder knows the limit, too, and looks at the head first.
    if (/exceeds pixel limit/u.test((error as Error).message)) throw tooLarge;
    throw new PictureProblem(DAMAGED);
  }
}
