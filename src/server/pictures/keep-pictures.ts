import type { FastifyBaseLogger } from 'fastify';
import { AppError } from '../../contract/errors.ts';
import { writeChange } from '../recipes/change-recipe.ts';
import { findRecipe } from '../recipes/recipes.store.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import type { DrawnPicture } from './draw-picture.ts';
import { SIZES, type PictureStore } from './picture-store.ts';
import {
  attachPicture,
  deletePicture,
  detachPicture,
  insertPicture,
  listLoosePictures,
} from './pictures.store.ts';

/** A picture that came this long ago and that no recipe has got will not be wanted, in ms. */
const ON_ITS_WAY_MS = 3_600_000;
/** So many are cleared away in one go. */
const SOME = 100;

/** What keeping pictures takes. */
export interface PictureServices {
  db: Database;
  pictures: PictureStore;
  log: Pick<FastifyBaseLogger, 'error'>;
  /** ms since the epoch */
  now: () => number;
  /** so many random bytes, as hexadecimal digits */
  randomHex: (bytes: number) => string;
}

/**
 * Gives a recipe a picture in place of the one it has. First comes a row that knows of the files, then the files, then
 * the recipe says that it has them: whatever breaks in between, nobody sees half a picture, and `clearAway` finds what
 * is left.
 * @returns the recipe as JSON, or undefined when there is none with this id
 * @throws AppError `pictures_away` when the files cannot be written
 */
export async function givePicture(
  services: PictureServices,
  kitchenId: number,
  recipeId: number,
  drawn: DrawnPicture,
): Promise<Uint8Array | undefined> {
  const { db, pictures, log, now, randomHex } = services;
  const id = randomHex(16);
  const { width, height, color } = drawn;
  await insertPicture(db, kitchenId, id, new Date(now()).toISOString());
  try {
    for (const size of SIZES) await pictures.put({ id, size }, drawn[size]);
  } catch (error) {
    log.error({ err: error }, 'a picture could not be kept');
    await forget(services, id);
    throw new AppError('pictures_away');
  }
  const recipe = await changeKitchen(db, kitchenId, ['recipes'], async (db) => {
    await detachPicture(db, kitchenId, recipeId);
    const picture = JSON.stringify({ id, width, height, color });
    if (!(await writeChange(db, kitchenId, recipeId, { picture }))) return undefined;
    if (!(await attachPicture(db, kitchenId, recipeId, id))) throw new AppError('pictures_away');
    return findRecipe(db, kitchenId, recipeId);
  });
  if (!recipe) await forget(services, id);
  await clearAway(services);
  return recipe;
}

/**
 * Takes a recipe's picture away; fine when it has none.
 * @returns undefined when there is no recipe with this id
 */
export async function takePicture(
  services: PictureServices,
  kitchenId: number,
  recipeId: number,
): Promise<true | undefined> {
  const isDone = await changeKitchen(services.db, kitchenId, ['recipes'], async (db) => {
    await detachPicture(db, kitchenId, recipeId);
    return (await writeChange(db, kitchenId, recipeId, { picture: null })) || undefined;
  });
  if (isDone) await clearAway(services);
  return isDone;
}

/**
 * Deletes the files of pictures that no recipe has: replaced, of recipes, kitchens and accounts that are gone, or
 * left by an upload that broke off. Never throws; what does not work now is done the next time.
 */
export async function clearAway(services: PictureServices): Promise<void> {
  const { db, log, now } = services;
  try {
    const before = new Date(now() - ON_ITS_WAY_MS).toISOString();
    for (;;) {
      const loose = await listLoosePictures(db, before, SOME);
      for (const id of loose) if (!(await forget(services, id))) return;
      if (loose.length < SOME) return;
    }
  } catch (error) {
    log.error({ err: error }, 'pictures could not be cleared away');
  }
}

/** First the files, then what knows of them. @returns whether that worked */
async function forget({ db, pictures, log }: PictureServices, id: string): Promise<boolean> {
  try {
    for (const size of SIZES) await pictures.remove({ id, size });
    await deletePicture(db, id);
    return true;
  } catch (error) {
    log.error({ err: error }, 'a picture could not be cleared away');
    return false;
  }
}

/** Clears away behind a request's back, one round after the other. */
export function clearingAway(services: PictureServices) {
  let last = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const soon = () => void (last = last.then(() => clearAway(services)));
  return {
    soon,
    /** Now and each hour. */
    start: () => {
      soon();
      timer = setInterval(soon, ON_ITS_WAY_MS).unref();
    },
    /** Waits for what is under way, and begins nothing more. */
    done: async () => {
      clearInterval(timer);
      await last;
    },
  };
}
