import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams } from './fields.ts';

/** What comes with a file of recipes beside the file itself. */
export const ImportFields = Type.Object({
  duplicates: Type.Optional(
    Type.Enum(['skip', 'merge', 'add'], {
      description:
        'What becomes of a recipe that is there already, by its source, or by its name and ingredients: `skip` (the default), `merge` (it gets what it lacks) or `add`.',
    }),
  ),
  preview: Type.Optional(
    Type.Boolean({ description: 'Only say what would happen; nothing is stored.' }),
  ),
});

const count = Type.Integer({ minimum: 0 });

const ImportReport = Type.Object(
  {
    format: Type.String({ description: 'What the file was recognised as.' }),
    added: count,
    merged: count,
    skipped: count,
    failed: count,
    rows: Type.Array(
      Type.Object({
        name: Type.String({ description: 'Of the recipe, or where it stands in the file.' }),
        result: Type.Enum(['added', 'merged', 'skipped', 'failed']),
        id: Type.Optional(Id),
        reason: Type.Optional(Type.String()),
      }),
      { description: 'One for each recipe of the file, in its order.' },
    ),
  },
  { title: 'ImportReport' },
);

const ExportQuery = Type.Object({
  format: Type.Optional(
    Type.Enum(['json', 'jsonld', 'markdown', 'cooklang', 'html'], {
      description:
        '`json` (the default) holds all there is; `jsonld` is schema.org’s; `html` is a page for printing; several recipes in `cooklang` come as one archive.',
    }),
  ),
});

const TYPES = [
  'application/json',
  'application/ld+json',
  'text/markdown',
  'text/plain',
  'application/zip',
  'text/html',
] as const;

/** Recipes in files: those of other programs, and our own. */
export const recipeFiles = {
  import: endpoint({
    method: 'POST',
    path: '/api/recipes/import/file/',
    summary: 'Add the recipes of a file',
    description:
      'Its format shows in its contents: our own exports and the original’s, schema.org JSON, Paprika, Mealie, Tandoor, Nextcloud Cookbook, RecipeSage, RecipeKeeper, CopyMeThat, Cooklang, Meal-Master, Markdown and plain text, CSV; on its own or packed. What cannot be read at all imports nothing.',
    headers: { 'Idempotency-Key': 'A retry with the same key and file gets the same report.' },
    upload: 'multipart/form-data',
    uploadFields: ImportFields,
    status: 200,
    reply: ImportReport,
    errors: [
      'invalid_input',
      'file_unreadable',
      'idempotency_key_reused',
      'too_large',
      'busy',
      'throttled',
    ],
  }),
  exportAll: endpoint({
    method: 'GET',
    path: '/api/recipes/export/',
    summary: 'All recipes in one file',
    query: ExportQuery,
    status: 200,
    download: TYPES,
    errors: ['invalid_input'],
  }),
  exportOne: endpoint({
    method: 'GET',
    path: '/api/recipes/{id}/export/',
    summary: 'One recipe in a file',
    params: IdParams,
    query: ExportQuery,
    status: 200,
    download: TYPES,
    absent: 'recipe_not_found',
    errors: ['invalid_input'],
  }),
};
