import type { CompiledQuery } from 'kysely';
import { endpoints } from '../src/contract/api.ts';
import type { Endpoint } from '../src/contract/endpoint.ts';
import { removeCodeApp, setUpCodeApp, type CodeApp } from './code-app.ts';
import { removePasskeys, setUpPasskey, type PasskeyStop } from './passkey-stop.ts';
import { aBomb } from './pictures.ts';
import { aForm, aRecipe, FORM, PASSWORD, type Answer, type Person, type Sent } from './kit.ts';

// One good request or more for every endpoint of the catalogue, in an order that leaves each something to do.

/** What a kitchen has that requests name. */
export interface Things {
  recipes: number[];
  line: number;
  fridgeItem: number;
  /** A session of the same account beside the one that asks. */
  session: string;
  /** What was cooked last, if anything was. */
  cooking: number;
  /** Something that should always be at home, if there is one. */
  mark: number;
  /** A shop, if there is one. */
  shop: number;
  /** The last change to the stock that can be undone. */
  change: number;
  /** A planned meal, if there is one. */
  meal: number;
  /** The newest token for a script, if there is one. */
  apiToken: number;
  /** An invitation of the account, which is an administrator's. */
  invite: number;
  /** The picture of a recipe, if one has any. */
  picture: string;
  /** The secret of a link for a new password. */
  resetLink: string;
  /** A passkey of the account and what it sends, where an endpoint needs one. */
  passkey: PasskeyStop | undefined;
  codeApp: CodeApp | undefined;
}

interface Stop extends Sent {
  /** Behind the endpoint's path. */
  query?: string;
}

/** Of foods that no kitchen has, so that each writes as much. */
const NEW_RECIPE = aRecipe({ ingredients: [{ name: 'soba', quantity: '90 g' }, { name: 'nori' }] });

/** What to send where an empty request is not good. New endpoints that take a body need a line here. */
const STOPS: Record<string, (things: Things, person: Person) => Stop[]> = {
  'account.register': ({ line }) => [{ body: { username: `guest${line}`, password: PASSWORD } }],
  'account.login': (_, { name }) => [{ body: { username: name, password: PASSWORD } }],
  'account.refresh': (_, { refreshToken }) => [withCookie(refreshToken)],
  'account.logout': (_, { refreshToken }) => [withCookie(refreshToken)],
  'account.changePassword': () => [
    { body: { current_password: PASSWORD, new_password: PASSWORD } },
  ],
  'access.createToken': () => [{ body: { name: 'printer', scopes: ['read'], password: PASSWORD } }],
  'entry.resetPassword': ({ resetLink }) => [
    { body: { token: resetLink, new_password: PASSWORD } },
  ],
  'entry.createInvite': () => [{ body: { days: 2 } }],
  'account.remove': () => [{ body: { password: PASSWORD } }],
  'recipes.list': ({ recipes: [, second] }) => [
    {},
    { query: '?ordering=added_date' },
    { query: '?limit=2' },
    { query: `?limit=2&after=${second}` },
    { query: '?ingredients=garlic,Tomatoes,rice' },
    { query: '?ingredients=garlic&ordering=added_date' },
    { query: `?ingredients=garlic,salt&limit=2&after=${second}` },
  ],
  'recipes.create': () => [{ body: NEW_RECIPE }],
  'recipes.createMany': () => [{ body: { list: [NEW_RECIPE, aRecipe({ ingredients: [] })] } }],
  'recipes.replace': () => [{ body: NEW_RECIPE }],
  'recipes.update': () => [{ body: { note: 'More salt.' } }, { body: NEW_RECIPE }],
  'import.read': () => [
    { body: { url: 'https://cook.example.org/noodles' } },
    {
      body: { text: 'Toast\n\n2 slices bread\n10 g butter\n\nToast the bread and butter it well.' },
    },
  ],
  'import.fromUrl': () => [{ body: { url: 'https://cook.example.org/noodles' } }],
  'files.import': () => [
    upload({}),
    upload({ duplicates: 'merge' }),
    upload({ preview: 'true' }),
    upload({ duplicates: 'add' }, { 'idempotency-key': 'once' }),
  ],
  'files.exportAll': () => [{}, { query: '?format=html' }],
  'files.exportOne': () => [{}, { query: '?format=cooklang' }],
  'pictures.replace': () => [{ body: aBomb(32, 32), headers: { 'content-type': 'image/png' } }],
  'pictures.fetch': () => [{ body: { url: 'https://cook.example.org/noodles.png' } }],
  'ingredients.parse': () => [{ body: { lines: ['200 g flour'] } }],
  'fridge.create': () => [{ body: { name: 'galangal', group: 'Door' } }],
  'fridge.expiring': () => [{}, { query: '?days=3' }],
  'fridge.use': () => [{ body: { amount: '1' } }],
  'stock.setMark': () => [
    { body: { name: 'vinegar' } },
    { body: { name: 'galangal', amount: '500', unit: 'g' } },
  ],
  'stock.move': () => [
    { body: { group: 'Freezer', preview: true } },
    { body: { group: 'Cellar' } },
    { body: { group: 'Freezer', amount: '100', unit: 'g' } },
    { body: { group: 'Freezer', amount: '100', unit: 'g' } },
  ],
  'stock.split': () => [{ body: { portions: 3 } }],
  'stock.changeSettings': () => [{ body: { currency: 'VND' } }],
  'plan.meals': () => [{}, { query: '?from=2026-01-01&to=2026-12-31' }],
  'factors.confirmTotp': ({ codeApp }) => [{ body: { code: codeApp?.code, password: PASSWORD } }],
  'factors.removeTotp': ({ codeApp }) => [{ body: { code: codeApp?.code, password: PASSWORD } }],
  'factors.addPasskey': ({ passkey }) => [{ body: { ...passkey?.body, name: 'phone' } }],
  'factors.passkeyOptions': () => [{ body: { password: PASSWORD } }],
  'factors.renamePasskey': () => [{ body: { name: 'tablet' } }],
  'factors.removePasskey': () => [{ body: { password: PASSWORD } }],
  'factors.signIn': ({ passkey }) => [{ body: passkey?.body }],
  'factors.renewRecoveryCodes': () => [{ body: { password: PASSWORD } }],
  'factors.answer': ({ codeApp }) => [
    { body: { challenge: codeApp?.challenge, code: codeApp?.code } },
  ],
  'plan.copyMeals': () => [{ body: { from: '2026-05-04', to: '2026-05-11' } }],
  'plan.addMeals': ({ recipes: [first] }) => [
    { body: { meals: [{ date: '2026-05-08', meal: 'dinner', recipe_id: first }] } },
  ],
  'plan.changeMeal': () => [{ body: { date: '2026-05-09' } }],
  'plan.suggest': () => [{ body: { days: 3 } }],
  'cooking.cook': () => [{ body: { servings: 2, leftovers: 1 } }],
  'fridge.replace': () => [{ body: { name: 'oat milk', group: 'Door' } }],
  'fridge.update': () => [
    { body: { group: 'Door' } },
    { body: { name: 'candlenuts', amount: '500', unit: 'g', expires_on: '2026-12-24' } },
  ],
  'fridge.renameGroup': () => [{ body: { new_group: 'Cold' } }],
  'grocery.plan': ({ recipes }) => [
    { body: { recipe_ids: recipes.slice(0, 3) } },
    { body: { recipe_ids: recipes.slice(0, 3) }, headers: { 'idempotency-key': 'tonight' } },
    { body: { recipe_ids: recipes.slice(0, 3), include_low: true } },
  ],
  'grocery.add': () => [{ body: { items: 'milk' } }, { body: { items: 'milk\nbread' } }],
  'grocery.putAway': () => [{ body: { preview: true } }, { body: {} }],
  'grocery.order': ({ line }) => [{ body: { ids: [line, line + 1] } }],
  'shops.create': () => [
    { body: { name: 'Market' } },
    { body: { name: 'Mall', aisles: ['fish'] } },
  ],
  'shops.update': () => [{ body: { name: 'Market', aisles: ['drinks', 'fish'] } }],
  'grocery.replace': () => [{ body: { item: 'oat milk' } }],
  'grocery.update': () => [{ body: { isChecked: true, position: 4 } }, { body: {} }],
};

function withCookie(token: string): Stop {
  return { headers: { cookie: `refresh_token=${token}` } };
}

/** A file of recipes, one of which lacks something when it comes again. */
function upload(fields: Record<string, string>, headers: Record<string, string> = {}): Stop {
  const one = { ...NEW_RECIPE, name: 'Soba soup', note: 'https://cook.example.org/soba' };
  const more = { ...one, ingredients: [...one.ingredients, { name: 'leek', quantity: '1' }] };
  const file = JSON.stringify('duplicates' in fields ? [more] : [one, NEW_RECIPE]);
  return { body: aForm(file, fields), headers: { ...FORM, ...headers } };
}

/** @returns the change by which it can be undone */
async function useSomething(person: Person): Promise<number> {
  const body = { name: 'galangal', group: 'Door', amount: '2', price: 90 };
  const { body: item } = await person.post('/api/fridge/ingredient/', body);
  const path = `/api/fridge/ingredient/${item.id}/use/`;
  return (await person.post(path, { amount: '1' })).body.change;
}

/** What stands in a path for its parameter. */
function parameterOf({ absent, path }: Endpoint, things: Things): string {
  if (path.includes('{group}')) return 'Dairy';
  if (path.startsWith('/api/pictures/')) return things.picture;
  if (path.startsWith('/api/fridge/marks/')) return String(things.mark);
  if (path.startsWith('/api/fridge/changes/')) return String(things.change);
  if (path.startsWith('/api/grocery/shops/')) return String(things.shop);
  if (path.startsWith('/api/cookings/')) return String(things.cooking);
  if (path.startsWith('/api/plans/')) return String(things.meal);
  if (absent === 'recipe_not_found') return String(things.recipes.at(-1));
  if (absent === 'grocery_item_not_found') return String(things.line);
  if (absent === 'fridge_item_not_found') return String(things.fridgeItem);
  if (absent === 'session_not_found') return things.session;
  if (absent === 'api_token_not_found') return String(things.apiToken);
  if (absent === 'passkey_not_found') return String(things.passkey?.id);
  if (absent === 'invite_not_found') return String(things.invite);
  throw new Error(`${path}: test/tour.ts does not know what to put into this path.`);
}

/** Not of one kitchen: these read or write everything of everybody, and are meant to. */
const OF_ALL = new Set(['backup.download', 'backup.restore']);
/** They need a code app that is set up, and gone again afterwards: with it, one signs in otherwise. */
const WITH_CODE = new Set(['confirmTotp', 'removeTotp', 'renewRecoveryCodes', 'answer']);

/** They need a passkey, and none afterwards. */
const WITH_PASSKEY = new Set(['addPasskey', 'renamePasskey', 'removePasskey', 'signIn']);

/** Deleting comes last, and the account very last. */
function turnOf({ name, endpoint }: (typeof endpoints)[number]): number {
  // When there is one.
  if (endpoint.absent === 'picture_not_found') return 0.5;
  if (endpoint.path.endsWith('/picture/') && name === 'remove') return 0.7;
  // It ends all tokens of scripts.
  if (name === 'resetPassword') return -1;
  if (endpoint.path === '/api/user/' && name === 'remove') return 3;
  if (endpoint.method !== 'DELETE') return 0;
  return endpoint.path.includes('{') ? 1 : 2;
}

/** The endpoints in an order in which each finds something to do. */
const route = endpoints
  .filter(({ feature, name }) => !OF_ALL.has(`${feature}.${name}`))
  .toSorted((a, b) => turnOf(a) - turnOf(b));

/** The statements of one request, and what they belong to. */
export interface Visit {
  title: string;
  statements: CompiledQuery[];
}

/** One good request, before it is sent. */
export interface Call {
  /** Feature and name of the endpoint. */
  title: string;
  endpoint: Endpoint;
  /** With what stands behind the question mark. */
  path: string;
  sent: Sent;
  /** Who is about to send it. */
  person: Person;
}

/** What a test wants to do at each stop. */
export interface Guide {
  /** Before the good request; what it answers with is sent instead. */
  before?: (call: Call) => Promise<Sent | void>;
  after?: (call: Call, answer: Answer) => Promise<void>;
}

/**
 * Asks every endpoint something good.
 * @param signIn as another device of the same account, before each stop
 * @param makeResetLink a link for a new password of that account
 * @param said what the database was asked since it was last emptied
 * @param guide what else to do at each stop
 * @throws when an endpoint answers anything but a success: the tour has to be taught what it wants
 */
export async function tour(
  signIn: () => Promise<Person>,
  things: Pick<Things, 'recipes' | 'line' | 'fridgeItem'>,
  makeResetLink: () => Promise<string>,
  said: CompiledQuery[],
  guide: Guide = {},
): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (const { feature, name, endpoint } of route) {
    const other = await signIn();
    const [{ id: session }] = (await other.get('/api/user/sessions/')).body;
    const [cooked] = (await other.get('/api/cookings/')).body;
    const [planned] = (await other.get('/api/plans/')).body;
    const [mark] = (await other.get('/api/fridge/marks/')).body;
    const [shop] = (await other.get('/api/grocery/shops/')).body;
    const person = await signIn();
    const isWithCode = feature === 'factors' && WITH_CODE.has(name);
    const isWithPasskey = feature === 'factors' && WITH_PASSKEY.has(name);
    const listed = (await other.get('/api/recipes/')).body;
    const [token] = (await other.get('/api/user/tokens/')).body;
    const [invite] = (await other.get('/api/admin/invites/')).body;
    const all = {
      ...things,
      session,
      cooking: cooked?.id ?? 0,
      meal: planned?.id ?? 0,
      mark: mark?.id ?? 0,
      shop: shop?.id ?? 0,
      change: name === 'undo' && feature === 'stock' ? await useSomething(other) : 0,
      apiToken: token?.id ?? 0,
      invite: invite?.id ?? 0,
      picture:
        (listed as { picture?: { id: string } }[]).find(({ picture }) => picture)?.picture?.id ??
        '',
      resetLink: name === 'resetPassword' ? await makeResetLink() : '',
      passkey: isWithPasskey ? await setUpPasskey(name, other) : undefined,
      codeApp: isWithCode ? await setUpCodeApp(name, other) : undefined,
    };
    const path = endpoint.path
      .replace('{size}', 'small')
      .replace(/\{\w+\}/, () => parameterOf(endpoint, all));
    for (const stop of STOPS[`${feature}.${name}`]?.(all, person) ?? [{}]) {
      const { query = '', ...sent } = stop;
      const call = { title: `${feature}.${name}`, endpoint, path: path + query, sent, person };
      const instead = await guide.before?.(call);
      said.length = 0;
      const answer = await person.send(endpoint.method, path + query, instead ?? sent);
      const title = `${feature}.${name}${query} ${Object.keys(stop.headers ?? {}).join()}`.trim();
      if (![endpoint.status, 200].includes(answer.status)) {
        throw new Error(`${title}: teach test/tour.ts a good request: ${answer.text}`);
      }
      visits.push({ title, statements: [...said] });
      await guide.after?.(call, answer);
    }
    if (all.passkey) await removePasskeys(other);
    if (all.codeApp) await removeCodeApp(other, all.codeApp);
  }
  return visits;
}
