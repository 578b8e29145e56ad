import { useEffect, useState } from 'react';
import { heldPicture, loadPicture } from './picture-cache.ts';
import type { PictureSize } from './pictures.queries.ts';

/** Scrolled by faster than this, a picture is not even asked for, in ms. */
const GLANCE_MS = 60;

/**
 * A picture for `<img>`.
 * @param id undefined for none
 * @returns its address as soon as it is there; `failed` when it cannot be had
 */
export function usePicture(id: string | undefined, size: PictureSize) {
  const [loaded, setLoaded] = useState<{ id: string; url: string | undefined }>();
  const held = id === undefined ? undefined : heldPicture(id, size);
  const isHeld = held !== undefined;
  useEffect(() => {
    if (id === undefined || isHeld) return undefined;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      void loadPicture(id, size, leaving.signal).then((url) => {
        if (!leaving.signal.aborted) setLoaded({ id, url });
      });
    }, GLANCE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [id, size, isHeld]);
  const mine = loaded?.id === id ? loaded : undefined;
  const url = held ?? mine?.url;
  return { url, failed: mine !== undefined && url === undefined };
}
