import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify';
import { api } from '../contract/api.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { accessHandlers, entryHandlers, eventHandlers } from './access/access.routes.ts';
import { accountHandlers } from './account/account.routes.ts';
import type { AccountServices } from './account/account-services.ts';
import { createPasswordHasher } from './account/password-hash.ts';
import { createSetRefreshCookie } from './account/refresh-cookie.ts';
import { createDatabaseThrottle } from './account/database-throttle.ts';
import { createMemoryThrottle } from './account/throttle.ts';
import { createTokens } from './account/tokens.ts';
import { backupHandlers } from './backup/backup.routes.ts';
import type { Config } from './config.ts';
import { factorHandlers } from './factors/factors.routes.ts';
import { createSecretBox } from './factors/secret-box.ts';
import { fileHandlers } from './files/files.routes.ts';
import { readFileNow, type ReadFile } from './files/read-entries.ts';
import { fridgeHandlers } from './fridge/fridge.routes.ts';
import { shopHandlers } from './grocery/shops.routes.ts';
import { stockHandlers } from './fridge/stock.routes.ts';
import { cookingHandlers } from './cooking/cooking.routes.ts';
import { groceryHandlers } from './grocery/grocery.routes.ts';
import { serveDocs } from './http/docs.ts';
import { readBodies } from './http/body.ts';
import { answerErrors } from './http/errors.ts';
import { guardAnswers, guardConnections } from './http/guards.ts';
import { allowOrigins } from './http/origin.ts';
import { mount, type Handler } from './http/route.ts';
import { authenticate } from './http/session.ts';
import { serveWeb } from './http/web.ts';
import { PageError, type FetchPage, type FetchPicture } from './import/fetch-page.ts';
import { languageModel } from './import/language-model.ts';
import { importHandlers } from './import/import.routes.ts';
import { readNow, type ReadRecipe } from './import/read-recipe.ts';
import { ingredientHandlers } from './ingredients/ingredients.routes.ts';
import { logRequests } from './log.ts';
import { monitoringHandlers } from './monitoring/monitoring.routes.ts';
import { createDrawing } from './pictures/draw-picture.ts';
import { clearingAway } from './pictures/keep-pictures.ts';
import { memoryPictures, type PictureStore } from './pictures/picture-store.ts';
import { pictureHandlers } from './pictures/pictures.routes.ts';
import { planHandlers } from './plan/plan.routes.ts';
import { recipeHandlers } from './recipes/recipes.routes.ts';
import type { Database } from './storage/database.ts';
import { engineOf } from './storage/dialect.ts';
import { transferHandlers } from './transfer/transfer.routes.ts';

/** All that the app takes from outside. */
export interface AppOptions {
  config: Config;
  db: Database;
  /** The signing key, then earlier ones. */
  keys: readonly Buffer[];
  log: FastifyBaseLogger;
  /** ms since the epoch */
  now: () => number;
  /** so many random bytes, as hexadecimal digits */
  randomHex: (bytes: number) => string;
  fetchPage: FetchPage;
  /** Gets a picture from the internet; none unless said. */
  fetchPicture?: FetchPicture;
  /** Where pictures are kept; in memory unless said. */
  pictures?: PictureStore;
  /** Reads the recipe of a page or a text; at once unless said. */
  readRecipe?: ReadRecipe;
  /** Reads uploaded files; without it they are read at once, too. */
  readFile?: ReadFile;
  /** The folder with the built client; without one, only the API is served. */
  webFolder?: string;
}

/** Builds the whole app; somebody else listens. Closing it waits for the requests under way. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { config, db, keys, log, now, randomHex, fetchPage } = options;
  const prefix = config.publicUrl?.pathname.replace(/\/$/, '') ?? '';
  const app = Fastify({
    loggerInstance: log,
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 4000 },
    ...guardConnections(prefix),
  });
  app.decorateRequest('session', undefined);
  logRequests(app);
  guardAnswers(app, config.publicUrl?.protocol === 'https:');
  allowOrigins(app, config.corsOrigins);
  readBodies(app);
  answerErrors(app);

  const tokens = createTokens(keys, now, randomHex);
  const pictures = { db, pictures: options.pictures ?? memoryPictures(), log, now, randomHex };
  const clearing = clearingAway(pictures);
  app.addHook('onListen', async () => clearing.start());
  app.addHook('onClose', clearing.done);
  const drawing = createDrawing(config.picturePixels);
  const services: AccountServices = {
    config,
    db,
    tokens,
    hasher: createPasswordHasher(),
    box: createSecretBox(keys, randomHex),
    throttle:
      engineOf(db) === 'sqlite' ? createMemoryThrottle(now) : createDatabaseThrottle(db, now),
    setCookie: createSetRefreshCookie(config, log),
    clearPictures: clearing.soon,
    log,
    now,
    randomHex,
  };
  const handlers = {
    account: accountHandlers(services),
    access: accessHandlers(services),
    events: eventHandlers(services),
    entry: entryHandlers(services),
    factors: factorHandlers(services),
    recipes: recipeHandlers(services),
    import: importHandlers({
      fetchPage,
      readRecipe: options.readRecipe ?? (async (source) => readNow(source)),
      askModel: languageModel(config.model),
      drawing,
      photoLimit: config.pictureLimit,
      throttle: services.throttle,
      limit: config.limits.aiPerKitchen,
    }),
    files: fileHandlers({ ...services, readFile: options.readFile ?? readFileNow }),
    pictures: pictureHandlers({
      ...pictures,
      drawing,
      fetchPicture: options.fetchPicture ?? (() => Promise.reject(new PageError('unreachable'))),
      limit: config.pictureLimit,
    }),
    ingredients: ingredientHandlers(),
    fridge: fridgeHandlers(services),
    stock: stockHandlers(services),
    shops: shopHandlers(services),
    grocery: groceryHandlers(services),
    cooking: cookingHandlers(services),
    plan: planHandlers(services),
    transfer: transferHandlers({ ...services, pictures: pictures.pictures }),
    backup: backupHandlers({ ...services, pictures: pictures.pictures }),
    monitoring: monitoringHandlers(services),
  };
  const routing = {
    origins: config.corsOrigins,
    authenticate: (request: FastifyRequest, endpoint: Endpoint) =>
      authenticate({ db, tokens, now }, request, endpoint),
  };
  for (const [feature, group] of Object.entries(api)) {
    const answered = handlers[feature as keyof typeof api] as unknown as Record<
      string,
      Handler<Endpoint>
    >;
    for (const [name, endpoint] of Object.entries<Endpoint>(group)) {
      const handler = answered[name];
      if (handler) mount(app, endpoint, handler, routing);
    }
  }
  await serveDocs(app);
  if (options.webFolder === undefined)
    app.get('/', (_request, reply) => reply.redirect('api/docs/'));
  else serveWeb(app, options.webFolder, prefix);
  return app;
}
