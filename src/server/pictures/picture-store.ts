import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';

/** The sizes a picture is kept in, and the most pixels a side of each has. */
export const PICTURE_SIZES = { large: 1600, small: 480 } as const;

export type PictureSize = keyof typeof PICTURE_SIZES;

/** All of them. */
export const SIZES = Object.keys(PICTURE_SIZES) as PictureSize[];

/** One size of a picture. Ids are 32 hexadecimal digits: nothing else becomes a name. */
export interface PictureName {
  id: string;
  size: PictureSize;
}

/** Where the bytes of pictures are. What has a name never changes. */
export interface PictureStore {
  /** Keeps all of it or, when it throws, nothing. */
  put: (name: PictureName, bytes: Buffer) => Promise<void>;
  /** @returns undefined when it is not there */
  get: (name: PictureName) => Promise<{ bytes: Readable; length: number } | undefined>;
  /** Fine when it is gone already. */
  remove: (name: PictureName) => Promise<void>;
}

const UNFINISHED = '.unfinished';

/** The path of a file, as every store has it. */
export function pathOf({ id, size }: PictureName): string {
  return `${id.slice(0, 2)}/${id}-${size}.webp`;
}

/** Keeps pictures as long as the process lives. */
export function memoryPictures(): PictureStore {
  const kept = new Map<string, Buffer>();
  return {
    put: async (name, bytes) => void kept.set(pathOf(name), bytes),
    get: async (name) => {
      const bytes = kept.get(pathOf(name));
      return bytes && { bytes: Readable.from([bytes]), length: bytes.length };
    },
    remove: async (name) => void kept.delete(pathOf(name)),
  };
}

/** Keeps pictures in a folder, which is made when the first one comes. */
export function folderPictures(folder: string): PictureStore {
  const fileOf = (name: PictureName) => join(folder, pathOf(name));
  return {
    put: async (name, bytes) => {
      const file = fileOf(name);
      const unfinished = `${file}${UNFINISHED}`;
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      try {
        const handle = await open(unfinished, 'w', 0o600);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        // It has its name only when it is whole and on the disk.
        await rename(unfinished, file);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    get: async (name) => {
      const file = fileOf(name);
      try {
        const handle = await open(file, 'r');
        const { size } = await handle.stat();
        // Read to its end even when somebody takes the file away meanwhile.
        return { bytes: handle.createReadStream(), length: size };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: async (name) => {
      // What a power cut left half is known by the same row.
      for (const ending of ['', UNFINISHED]) await rm(fileOf(name) + ending, { force: true });
    },
  };
}
