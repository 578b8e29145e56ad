import { expect } from 'vitest';
import { aRecipe, PASSWORD } from './kit.ts';

// A cook who writes without a pause and remembers what was acknowledged, for servers that are killed meanwhile.

/** What a kitchen holds, by id: as the API gives it, without ids. */
interface Kitchen {
  lines: Map<number, unknown>;
  recipes: Map<number, unknown>;
  fridge: Map<number, unknown>;
  plans: Map<number, unknown>;
}
type Part = keyof Kitchen;

/** A write: how it is sent, and what it makes of a kitchen. New things take their ids from `ids`. */
interface Write {
  method: string;
  path: string;
  body?: object;
  key?: string;
  apply: (kitchen: Kitchen, ids: number[]) => void;
  /** The ids of what it made, in order, from its answer. */
  made: (answer: never) => number[];
  /** What it adds to. */
  part: Part;
}

/** A number from 0 to 1, the same ones for the same seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export class Cook {
  readonly #url: () => string;
  readonly #chance: () => number;
  readonly #name: string;
  #bearer: Record<string, string> = {};
  /** Tokens live five minutes, and hundreds of crashes take longer; in ms. */
  #renewAt = 0;
  #known: Kitchen = { lines: new Map(), recipes: new Map(), fridge: new Map(), plans: new Map() };
  /** Sent, but never acknowledged: all of it may be there, or nothing. */
  #inDoubt: Write | undefined;
  /** Refresh tokens whose sign-out was acknowledged. */
  readonly #signedOut: string[] = [];
  #tag: { text: string; seen: string } | undefined;
  acknowledged = 0;
  #serial = 0;

  constructor(name: string, url: () => string, chance: () => number) {
    this.#name = name;
    this.#url = url;
    this.#chance = chance;
  }

  async register(): Promise<void> {
    const credentials = { username: this.#name, password: PASSWORD };
    expect((await this.#send('POST', '/api/user/register/', credentials)).status).toBe(201);
    await this.signIn();
  }

  /** @returns the refresh token */
  async signIn(): Promise<string> {
    const credentials = { username: this.#name, password: PASSWORD };
    const answer = await this.#send('POST', '/api/user/token/', credentials);
    expect(answer.status).toBe(200);
    this.#renewAt = Date.now() + 120_000;
    this.#bearer = { authorization: `Bearer ${JSON.parse(await answer.text()).access}` };
    return /refresh_token=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
  }

  /** Writes until told to stop, or until something is not acknowledged. */
  async write(isOver: () => boolean): Promise<void> {
    while (!isOver() && this.#inDoubt === undefined) {
      const write = this.#next();
      this.#inDoubt = write;
      const headers = write.key === undefined ? {} : { 'idempotency-key': write.key };
      const answer = await this.#send(write.method, write.path, write.body, headers).catch(
        () => undefined,
      );
      const text = answer?.ok ? await answer.text().catch(() => undefined) : undefined;
      if (text === undefined) return;
      write.apply(this.#known, write.made((text === '' ? {} : JSON.parse(text)) as never));
      this.#inDoubt = undefined;
      this.acknowledged += 1;
    }
  }

  /** Signs in on another device and out again. The tokens of acknowledged sign-outs stay dead. */
  async signInAndOut(): Promise<void> {
    const token = await this.signIn().catch(() => undefined);
    if (token === undefined) return;
    const headers = { cookie: `refresh_token=${token}` };
    const answer = await this.#send('POST', '/api/user/logout/', undefined, headers).catch(
      () => undefined,
    );
    if (answer?.status === 200) this.#signedOut.push(token);
  }

  /** Compares what the server has with what it acknowledged. */
  async verify(): Promise<void> {
    if (Date.now() > this.#renewAt) await this.signIn();
    const there = await this.#look();
    const doubt = this.#inDoubt;
    const asBefore = plain(this.#known);
    const now = plain(there);
    if (doubt && now !== asBefore) {
      const fresh = [...there[doubt.part].keys()]
        .filter((id) => !this.#known[doubt.part].has(id))
        .toSorted((a, b) => a - b);
      const after = structuredClone(this.#known);
      doubt.apply(after, fresh);
      expect(JSON.parse(now), `half of: ${doubt.method} ${doubt.path}`).toEqual(
        JSON.parse(plain(after)),
      );
    } else {
      expect(JSON.parse(now)).toEqual(JSON.parse(asBefore));
    }
    this.#known = there;
    this.#inDoubt = undefined;
    for (const token of this.#signedOut.splice(0)) {
      const headers = { cookie: `refresh_token=${token}` };
      const answer = await this.#send('POST', '/api/user/token/refresh/', undefined, headers);
      expect(answer.status).toBe(401);
    }
  }

  async #look(): Promise<Kitchen> {
    const lines = await this.#get('/api/grocery/list/');
    const fridge = (await this.#get('/api/fridge/')) as unknown as {
      ingredient_list: Record<string, { id: number; name: string }[]>;
    };
    const answer = await this.#send('GET', '/api/recipes/');
    const recipes = await answer.text();
    const tag = answer.headers.get('etag') ?? '';
    // A list that has changed has another tag, whatever happened between.
    if (this.#tag?.text === tag) expect(recipes).toBe(this.#tag.seen);
    this.#tag = { text: tag, seen: recipes };
    return {
      lines: byId(lines, ({ item, isChecked }) => ({ item, isChecked })),
      recipes: byId(JSON.parse(recipes), ({ name, state, ingredient_list: list }) => ({
        name,
        state,
        foods: (list as { name: string }[]).map((food) => food.name),
      })),
      fridge: byId(
        Object.values(fridge.ingredient_list).flat() as unknown as Row[],
        ({ name }) => ({ name }),
      ),
      plans: inOrder((await this.#get('/api/grocery/history/')).toReversed()),
    };
  }

  async #get(path: string): Promise<Row[]> {
    const answer = await this.#send('GET', path);
    expect([path, answer.status]).toEqual([path, 200]);
    return (await answer.json()) as Row[];
  }

  #send(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    return fetch(`${this.#url()}${path}`, {
      method,
      headers: {
        ...this.#bearer,
        ...headers,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(20_000),
    });
  }

  #next(): Write {
    const text = `${this.#name} ${(this.#serial += 1)}`;
    const id = (part: Part) => {
      const ids = [...this.#known[part].keys()];
      return ids[Math.floor(this.#chance() * ids.length)];
    };
    const line = id('lines');
    const recipe = id('recipes');
    const item = id('fridge');
    const kind = Math.floor(this.#chance() * 9);
    if (kind === 0 && line !== undefined) return tick(line);
    if (kind === 1 && line !== undefined)
      return strike('lines', `/api/grocery/list/${line}/`, line);
    if (kind === 2 && recipe !== undefined) return rewrite(recipe, text);
    if (kind === 3 && recipe !== undefined)
      return strike('recipes', `/api/recipes/${recipe}/`, recipe);
    if (kind === 4 && recipe !== undefined) return plan([recipe, recipe], text);
    if (kind === 5 && item !== undefined)
      return strike('fridge', `/api/fridge/ingredient/${item}/`, item);
    if (kind === 6) return store(text);
    if (kind === 7) return addRecipes([`${text} a`, `${text} b`, `${text} c`]);
    return addLines([text, `${text} and more`]);
  }
}

type Row = Record<string, unknown> & { id: number };

function byId(rows: readonly Row[], read: (row: Row) => unknown): Map<number, unknown> {
  return new Map(rows.map((row) => [row.id, read(row)]));
}

/** Plans by their place from the oldest on: the answer to planning does not say their ids. */
function inOrder(plans: readonly Row[]): Map<number, unknown> {
  return new Map(plans.map((row, index) => [index, row['recipes']]));
}

function plain(kitchen: Kitchen): string {
  const sorted = Object.entries(kitchen).map(([part, things]) => [
    part,
    [...(things as Map<number, unknown>)].toSorted(([a], [b]) => a - b),
  ]);
  return JSON.stringify(sorted);
}

function addLines(texts: string[]): Write {
  return {
    method: 'POST',
    path: '/api/grocery/list/',
    body: { items: texts.join('\n') },
    part: 'lines',
    made: ({ ids }: { ids: number[] }) => ids,
    apply: ({ lines }, ids) => {
      for (const [index, item] of texts.entries()) {
        lines.set(ids[index] ?? 0, { item, isChecked: false });
      }
    },
  };
}

function tick(id: number): Write {
  return {
    method: 'PATCH',
    path: `/api/grocery/list/${id}/`,
    body: { isChecked: true },
    part: 'lines',
    made: () => [],
    apply: ({ lines }) => {
      lines.set(id, { ...(lines.get(id) as object), isChecked: true });
    },
  };
}

function strike(part: Part, path: string, id: number): Write {
  return {
    method: 'DELETE',
    path,
    part,
    made: () => [],
    apply: (kitchen) => {
      kitchen[part].delete(id);
    },
  };
}

const FOODS = ['flour', 'milk', 'eggs', 'salt'];
const ingredients = FOODS.map((name) => ({ name, quantity: '1' }));

function addRecipes(names: string[]): Write {
  return {
    method: 'POST',
    path: '/api/recipes/bulk/',
    body: { list: names.map((name) => aRecipe({ name, ingredients })) },
    part: 'recipes',
    made: (list: { id: number }[]) => list.map(({ id }) => id),
    apply: ({ recipes }, ids) => {
      for (const [index, name] of names.entries()) {
        recipes.set(ids[index] ?? 0, { name, state: 'active', foods: FOODS });
      }
    },
  };
}

function rewrite(id: number, name: string): Write {
  const foods = [...FOODS, name];
  return {
    method: 'PATCH',
    path: `/api/recipes/${id}/`,
    body: { name, ingredients: foods.map((food) => ({ name: food, quantity: '' })) },
    part: 'recipes',
    made: () => [],
    apply: ({ recipes }) => {
      recipes.set(id, { ...(recipes.get(id) as object), name, foods });
    },
  };
}

function store(name: string): Write {
  return {
    method: 'POST',
    path: '/api/fridge/ingredient/',
    body: { name, group: 'Shelf' },
    part: 'fridge',
    made: ({ id }: { id: number }) => [id],
    apply: ({ fridge }, ids) => {
      fridge.set(ids[0] ?? 0, { name });
    },
  };
}

function plan(recipeIds: number[], key: string): Write {
  return {
    method: 'POST',
    path: '/api/grocery/',
    body: { recipe_ids: recipeIds },
    key,
    part: 'plans',
    made: () => [],
    apply: ({ plans, recipes }) => {
      plans.set(plans.size, recipeIds);
      for (const id of recipeIds) {
        recipes.set(id, { ...(recipes.get(id) as object), state: 'used' });
      }
    },
  };
}
