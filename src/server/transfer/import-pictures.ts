import type { Drawing } from '../pictures/draw-picture.ts';
import { givePicture, type PictureServices } from '../pictures/keep-pictures.ts';
import { PictureProblem } from '../pictures/picture-problem.ts';
import { lacksPicture } from '../pictures/pictures.store.ts';
import type { ExportedPicture } from './export-file.ts';

/** Where recipes of an import went: the kitchen, and their ids there by those they had. */
export interface ImportedPlace {
  kitchenId: number;
  ids: ReadonlyMap<string, number>;
}

/**
 * Gives imported recipes their pictures, one after the other. A recipe that has one keeps it, so that an import may be
 * repeated.
 * @returns how many came, and how many could not be used
 */
export async function importPictures(
  services: PictureServices,
  drawing: Drawing,
  { kitchenId, ids }: ImportedPlace,
  pictures: AsyncIterable<ExportedPicture>,
): Promise<{ added: number; bad: number }> {
  const counts = { added: 0, bad: 0 };
  for await (const { recipe_id: key, data } of pictures) {
    const id = ids.get(String(key));
    if (id === undefined || !(await lacksPicture(services.db, kitchenId, id))) continue;
    try {
      const drawn = await drawing.draw(Buffer.from(String(data), 'base64'));
      if (await givePicture(services, kitchenId, id, drawn)) counts.added += 1;
    } catch (error) {
      if (!(error instanceof PictureProblem)) throw error;
      counts.bad += 1;
    }
  }
  return counts;
}
