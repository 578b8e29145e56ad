import type { PictureLocation } from '../config.ts';
import { folderPictures, memoryPictures, type PictureStore } from './picture-store.ts';
import { s3Pictures } from './s3-pictures.ts';

/** Where the settings want pictures kept. */
export function openPictures(location: PictureLocation): PictureStore {
  if (location.kind === 'memory') return memoryPictures();
  return location.kind === 'folder' ? folderPictures(location.folder) : s3Pictures(location);
}
