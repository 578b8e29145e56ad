/** One entry of the original's data: what Django's `dumpdata` writes, or a row of a table. */
export interface OriginalRecord {
  /** `app.model` in a dump, the table's name in a database. */
  model: string;
  pk: string;
  fields: Readonly<Record<string, unknown>>;
}

/** The entries by model, and by their keys there; both in the order of the source. */
export type OriginalModels = ReadonlyMap<string, ReadonlyMap<string, OriginalRecord>>;

/** Puts entries in order. Where a dump leaves keys out, the place in the dump serves. */
export function byModel(records: Iterable<OriginalRecord>): OriginalModels {
  const models = new Map<string, Map<string, OriginalRecord>>();
  for (const record of records) {
    const known = models.get(record.model);
    if (known) known.set(record.pk, record);
    else models.set(record.model, new Map([[record.pk, record]]));
  }
  return models;
}

/** Whether a JSON value is a list of entries as `dumpdata` writes them. */
export function isDump(value: unknown): value is { model: string; pk?: unknown; fields: object }[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (entry: { model?: unknown; fields?: unknown } | null) =>
        typeof entry?.model === 'string' &&
        typeof entry.fields === 'object' &&
        entry.fields !== null,
    )
  );
}

/** The entries of a dump. */
export function readDump(
  dump: readonly { model: string; pk?: unknown; fields: object }[],
): OriginalRecord[] {
  return dump.map(({ model, pk, fields }, index) => ({
    model: model.toLowerCase(),
    pk: keyOf(pk) ?? `entry ${index}`,
    fields: fields as Record<string, unknown>,
  }));
}

/** A reference as text: a number, a text, or a natural key of one part; undefined when it refers to nothing. */
export function keyOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string' && value !== '') return value;
  if (Array.isArray(value) && value.length === 1) return keyOf(value[0]);
  return undefined;
}

/** The value of the first of these fields that an entry has. */
export function firstOf(record: OriginalRecord, names: readonly string[]): unknown {
  const name = names.find((known) => record.fields[known] !== undefined);
  return name === undefined ? undefined : record.fields[name];
}

/**
 * The entry that a field refers to, found by the field's name: `grocery_list` refers to `grocery.grocerylist`, or
 * to the row of a table whose name ends so.
 */
export function referred(
  models: OriginalModels,
  field: string,
  value: unknown,
): OriginalRecord | undefined {
  const key = keyOf(value);
  if (key === undefined) return undefined;
  return fittingModels(models, field)
    .find((records) => records.has(key))
    ?.get(key);
}

/** The models that a field's name fits, those of exactly that name first. Found once: thousands of entries ask. */
function fittingModels(models: OriginalModels, field: string) {
  const known = fitting.get(models) ?? new Map<string, ReadonlyMap<string, OriginalRecord>[]>();
  fitting.set(models, known);
  let found = known.get(field);
  if (!found) {
    const name = letters(field.replace(/_id$/, ''));
    found = [...models]
      .filter(([model]) => letters(model).endsWith(name))
      .toSorted(([one], [other]) => excess(one, name) - excess(other, name))
      .map(([, records]) => records);
    known.set(field, found);
  }
  return found;
}

const fitting = new WeakMap<OriginalModels, Map<string, ReadonlyMap<string, OriginalRecord>[]>>();

/** How many letters a model's own name has beyond this one. */
function excess(model: string, name: string): number {
  return letters(model.split('.').at(-1) ?? '').length - name.length;
}

function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}
