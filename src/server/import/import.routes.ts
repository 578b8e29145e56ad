import { AppError } from '../../contract/errors.ts';
import { ONE_OF, type recipeImport } from '../../contract/import.ts';
import { MAX_PAGE_BYTES } from '../../domain/page-size.ts';
import { importedRecipe } from '../../domain/imported-recipe.ts';
import { recipeDraft } from '../../domain/recipe-draft.ts';
import type { RecipePage } from '../../domain/recipe-page.ts';
import type { Limit, Throttle } from '../account/throttle.ts';
import type { AskModel } from './language-model.ts';
import { checkModelAnswer } from '../../domain/pages/model-answer.ts';
import { htmlLines } from '../../domain/html-text.ts';
import type { Drawing } from '../pictures/draw-picture.ts';
import { orRefuse as orRefusePicture, tooLarge } from '../pictures/refuse-picture.ts';
import type { Handlers } from '../http/route.ts';
import { PageError, type FetchPage, type FetchedPage } from './fetch-page.ts';
import type { ReadRecipe, RecipeSource } from './read-recipe.ts';

const NOTHING_ON_PAGE = 'There is no recipe on that page that can be read.';
const NOTHING_ON_PHOTOS = 'There is no recipe on these photos that can be read.';
const NO_MODEL =
  'Photos can be read only where a language model is set up. Please type the recipe in, or ask whoever runs this Ocipe.';
const NOTHING_IN_TEXT = 'There is no recipe in that text that can be read.';

export function importHandlers({
  fetchPage,
  readRecipe,
  askModel,
  drawing,
  photoLimit,
  throttle,
  limit,
}: {
  fetchPage: FetchPage;
  readRecipe: ReadRecipe;
  /** Reads what has no order we know, where one is set up. */
  askModel: AskModel | undefined;
  drawing: Drawing;
  /** The most a photo may have, in bytes. */
  photoLimit: number;
  throttle: Throttle;
  /** How often it is asked for one kitchen. */
  limit: Limit;
}): Handlers<typeof recipeImport> {
  /** The reading of a page or a text, by the model where we find nothing. @throws AppError when that finds nothing, too */
  const readAll = async (
    source: RecipeSource,
    nothing: string,
    url: string,
    { kitchenId, userId }: { kitchenId: number; userId: number },
  ) => {
    const reading = (one: RecipeSource) => readRecipe(one, userId);
    const recipe = await readOrRefuse(reading, source, askModel ? undefined : nothing);
    if (recipe) return importedRecipe(recipe, url);
    await throttle.take([{ key: `ai ${kitchenId}`, limit }]);
    const text = 'text' in source ? source.text : htmlLines(source.html).join('\n');
    const answer = await orRefuse(() => askModel?.({ text }));
    const checked = checkModelAnswer(answer, text);
    const read = checked && (await readOrRefuse(reading, { text: checked.text }, nothing));
    if (!read) throw new AppError('page_unreadable', nothing);
    const { warnings, ...found } = importedRecipe(read, url);
    return { ...found, source: 'ai', warnings: [...checked.warnings, ...warnings] };
  };
  /** The reading of photos, by the model alone. @throws AppError where there is none, or it finds nothing */
  const readPhotos = async (
    sent: readonly string[],
    { kitchenId, userId }: { kitchenId: number; userId: number },
  ) => {
    const reading = (one: RecipeSource) => readRecipe(one, userId);
    if (!askModel) throw new AppError('page_unreadable', NO_MODEL);
    const photos: Buffer[] = [];
    for (const photo of sent) {
      const bytes = Buffer.from(photo.replace(/^data:[^,]{0,100},/u, ''), 'base64');
      if (bytes.length > photoLimit) throw tooLarge(photoLimit);
      photos.push(await orRefusePicture(photoLimit, () => drawing.shrink(bytes)));
    }
    // Only what can be looked at counts.
    await throttle.take([{ key: `ai ${kitchenId}`, limit }]);
    const checked = checkModelAnswer(await orRefuse(() => askModel({ photos })), undefined);
    const source = { text: checked?.text ?? '' };
    const read = checked && (await readOrRefuse(reading, source, NOTHING_ON_PHOTOS));
    if (!read) throw new AppError('page_unreadable', NOTHING_ON_PHOTOS);
    const { warnings, ...found } = importedRecipe(read, '');
    return { ...found, source: 'ai', warnings: [...checked.warnings, ...warnings] };
  };
  return {
    read: async ({ body: { url, html, text, photos }, session }) => {
      if (photos && photos.length > 0) return readPhotos(photos, session);
      if (photos) throw new AppError('invalid_input', { photos: [ONE_OF] });
      for (const content of [html, text]) {
        if (content !== undefined && Buffer.byteLength(content) > MAX_PAGE_BYTES) {
          throw new AppError('too_large');
        }
      }
      if (text !== undefined) {
        return readAll({ text }, NOTHING_IN_TEXT, '', session);
      }
      if (html === undefined && url === undefined) {
        throw new AppError('invalid_input', { url: [ONE_OF] });
      }
      const page =
        html === undefined ? await fetchOrRefuse(fetchPage, url ?? '') : { html, url: url ?? '' };
      return readAll(page, NOTHING_ON_PAGE, page.url, session);
    },
    fromUrl: async ({ body, session }) => {
      const page = await fetchOrRefuse(fetchPage, body.url);
      const reading = (one: RecipeSource) => readRecipe(one, session.userId);
      return recipeDraft(await readOrRefuse(reading, page, NOTHING_ON_PAGE), page.url);
    },
  };
}

/** @param nothing what to say where there is no recipe; without it, that is an answer */
async function readOrRefuse<Nothing extends string | undefined>(
  readRecipe: (source: RecipeSource) => Promise<RecipePage | undefined>,
  source: RecipeSource,
  nothing: Nothing,
): Promise<RecipePage | (Nothing extends string ? never : undefined)> {
  const recipe = await orRefuse(() => readRecipe(source));
  if (recipe) return recipe;
  if (nothing !== undefined) throw new AppError('page_unreadable', nothing);
  return undefined as Nothing extends string ? never : undefined;
}

/** @throws AppError with the sentence of a PageError */
async function orRefuse<Result>(work: () => Promise<Result> | undefined) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    throw new AppError('page_unreadable', error.message);
  }
}

async function fetchOrRefuse(fetchPage: FetchPage, url: string): Promise<FetchedPage> {
  try {
    return await fetchPage(url);
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    if (error.reason === 'not_a_url' || error.reason === 'not_allowed') {
      throw new AppError('url_refused');
    }
    throw new AppError('page_unreadable', error.message);
  }
}
