import { toast } from '../ui/toast.tsx';
import { givePicture, takePictureFrom } from './pictures.queries.ts';
import { shrink } from './shrink.ts';

/**
 * Gives a recipe that was just saved its picture. What does not work is said, and nothing else happens: the recipe is
 * there.
 * @param file what was chosen, if anything; else
 * @param url where the page it was read from has its picture; empty for none
 */
export async function bringPicture(id: number, file: Blob | undefined, url: string): Promise<void> {
  try {
    if (file) await givePicture(id, await shrink(file));
    else if (url !== '') await takePictureFrom(id, url);
  } catch (error) {
    toast({ text: `The picture did not come along. ${(error as Error).message}`, kind: 'bad' });
  }
}
