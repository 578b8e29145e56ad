import { api } from '../../contract/api.ts';
import { call, download } from '../api/call.ts';
import { absolute } from '../api/base.ts';
import { queryClient } from '../api/query-client.ts';
import { putRecipe, renewRecipes, type Recipe } from '../recipes/recipes.queries.ts';
import { keepAfterAll, removable, useRemoved } from '../ui/removal.ts';
import { send } from './send-picture.ts';

/** The sizes the server has. */
export type PictureSize = 'large' | 'small';

/** What a recipe says of its picture. */
export type Picture = NonNullable<Recipe['picture']>;

const COLLECTION = 'recipe-pictures';

/** Under this a picture is kept on the device. */
export function pictureAddress(id: string, size: PictureSize): string {
  return absolute(`/api/pictures/${id}/${size}/`);
}

/** @throws Problem when it cannot be had */
export async function fetchPicture(
  id: string,
  size: PictureSize,
  signal: AbortSignal,
  cache: RequestCache,
): Promise<Blob> {
  const { file } = await download(api.pictures.get, { params: { id, size }, signal, cache });
  return file;
}

/**
 * Gives a recipe a picture in place of the one it has.
 * @param onProgress told how much of it is on its way, from 0 to 1
 * @throws Problem in a sentence
 */
export async function givePicture(
  id: number,
  file: Blob,
  onProgress: (part: number) => void = () => {},
): Promise<void> {
  const recipe = await send<Recipe>(
    absolute(api.pictures.replace.path.replace('{id}', String(id))),
    file,
    onProgress,
  );
  keepAfterAll(COLLECTION, id);
  putRecipe(recipe);
}

/** Has the server get the picture of a page for a recipe. @throws Problem in a sentence */
export async function takePictureFrom(id: number, url: string): Promise<void> {
  putRecipe(await call(api.pictures.fetch, { params: { id }, body: { url } }));
}

const remove = removable({
  collection: COLLECTION,
  removeOne: async (id, keepalive) => {
    await call(api.pictures.remove, { params: { id }, keepalive });
    const known = queryClient.getQueryData<Recipe[]>(['recipes'])?.find((one) => one.id === id);
    if (!known) return;
    const { picture: _gone, ...rest } = known;
    putRecipe(rest);
  },
  settle: renewRecipes,
});

/** Takes a recipe's picture away, with an undo. */
export function removePicture(id: number): void {
  remove([id], 'The picture is removed.');
}

/** The picture of a recipe that is to be shown. */
export function useShownPicture({ id, picture }: Recipe): Picture | undefined {
  const removed = useRemoved(COLLECTION);
  return removed.has(id) ? undefined : picture;
}
