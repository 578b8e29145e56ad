import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../contract/errors.ts';
import type { pictures } from '../../contract/pictures.ts';
import { UploadTooLarge, withTemporaryFile } from '../backup/keep-upload.ts';
import { readUpload, UploadProblem } from '../files/read-upload.ts';
import { JsonText } from '../http/json-text.ts';
import type { Handlers } from '../http/route.ts';
import type { FetchPicture } from '../import/fetch-page.ts';
import type { Drawing } from './draw-picture.ts';
import { givePicture, takePicture, type PictureServices } from './keep-pictures.ts';
import { SIZES } from './picture-store.ts';
import { orRefuse } from './refuse-picture.ts';
import { hasPicture, hasRecipe } from './pictures.store.ts';

/** What the endpoints of pictures need. */
export interface PictureRoutesServices extends PictureServices {
  drawing: Drawing;
  fetchPicture: FetchPicture;
  /** The most an upload may have, in bytes. */
  limit: number;
}

const FOR_EVER = 'private, max-age=31536000, immutable';

export function pictureHandlers(services: PictureRoutesServices): Handlers<typeof pictures> {
  const { db, drawing, fetchPicture, limit, log } = services;
  return {
    replace: async ({ params, session: { kitchenId }, request }) => {
      // Before anybody's picture is drawn in vain.
      if (!(await hasRecipe(db, kitchenId, params.id))) {
        (request.body as Readable).resume();
        return undefined;
      }
      const drawn = await orRefuse(limit, () =>
        withTemporaryFile(async (file) => {
          await keepFile(request, file, limit);
          return drawing.draw(file);
        }),
      );
      return jsonOrAbsent(await givePicture(services, kitchenId, params.id, drawn));
    },
    fetch: async ({ params, body: { url }, session: { kitchenId } }) => {
      if (!(await hasRecipe(db, kitchenId, params.id))) return undefined;
      const drawn = await orRefuse(limit, async () => drawing.draw(await fetchPicture(url)));
      return jsonOrAbsent(await givePicture(services, kitchenId, params.id, drawn));
    },
    remove: ({ params, session: { kitchenId } }) => takePicture(services, kitchenId, params.id),
    get: async ({ params: { id, size: asked }, session: { kitchenId }, reply }) => {
      const size = SIZES.find((known) => known === asked);
      // Nothing but an id of ours becomes the name of a file.
      if (!size || !/^[\da-f]{32}$/u.test(id)) return undefined;
      if (!(await hasPicture(db, kitchenId, id))) return undefined;
      const found = await services.pictures.get({ id, size }).catch((error: unknown) => {
        log.error({ err: error }, 'a picture could not be read');
        throw new AppError('pictures_away');
      });
      if (!found) return undefined;
      reply.header('cache-control', FOR_EVER);
      reply.header('content-length', found.length);
      return found.bytes;
    },
  };
}

/** Writes what was sent, as a body or in a form, into a file. */
async function keepFile(request: FastifyRequest, file: string, most: number): Promise<void> {
  const body = request.body as Readable;
  const type = request.headers['content-type'] ?? '';
  if (!/^\s*multipart\//iu.test(type)) {
    await keepBody(body, file, most);
    return;
  }
  const { fileName } = await readUpload(body, type, file, most);
  if (fileName === undefined) throw new UploadProblem('This field is required.');
}

/** As it comes, without holding more than a piece of it. */
async function keepBody(body: Readable, file: string, most: number): Promise<void> {
  const target = await open(file, 'wx', 0o600);
  try {
    let bytes = 0;
    // Not destroyed when this fails: whoever sends must still hear the answer.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most) throw new UploadTooLarge();
      await target.write(chunk);
    }
  } catch (error) {
    body.resume();
    throw error;
  } finally {
    await target.close();
  }
}

function jsonOrAbsent(json: Uint8Array | undefined): JsonText | undefined {
  return json && new JsonText(json);
}
