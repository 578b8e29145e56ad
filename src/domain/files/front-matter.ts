import { block, line } from './file-text.ts';

/** More fields than any file has. */
const MAX_ROWS = 200;

/**
 * Reads the fields between two lines of `---` at the beginning of a text: `key: value`, and lists. It is the part of
 * YAML that people write there; whatever else there is, is left out.
 * @returns the fields by their keys in lower case, and the text behind them
 */
export function readFrontMatter(text: string): {
  fields: Map<string, string | string[]>;
  rest: string;
} {
  const fields = new Map<string, string | string[]>();
  const end = /^---[ \t]*\n/u.test(text) ? text.indexOf('\n---', 3) : -1;
  if (end < 0) return { fields, rest: text };
  let key = '';
  let outer = '';
  for (const row of text
    .slice(text.indexOf('\n') + 1, end)
    .split('\n')
    .slice(0, MAX_ROWS)) {
    const [, indent = '', name, value = ''] =
      /^([ \t]*)([^\s:#'"-][^:]{0,60}):(?: (.*))?$/u.exec(row) ?? [];
    const element = /^[ \t]*- (.*)$/u.exec(row)?.[1];
    if (name !== undefined) {
      const bare = name.trim().toLowerCase();
      key = indent === '' ? bare : `${outer}.${bare}`;
      if (indent === '') outer = bare;
      if (value.trim() !== '') fields.set(key, valueOf(value.trim()));
    } else if (element !== undefined && key !== '') {
      fields.set(key, [...[fields.get(key) ?? []].flat(), scalar(element)]);
    }
  }
  const behind = text.indexOf('\n', end + 1);
  return { fields, rest: behind < 0 ? '' : text.slice(behind + 1) };
}

function valueOf(text: string): string | string[] {
  if (!/^\[.*\]$/u.test(text)) return scalar(text);
  return text.slice(1, -1).split(',').map(scalar);
}

function scalar(text: string): string {
  const bare = text.trim();
  if (/^".*"$/u.test(bare)) {
    try {
      return block(JSON.parse(bare));
    } catch {
      return line(bare.slice(1, -1));
    }
  }
  return /^'.*'$/u.test(bare) ? line(bare.slice(1, -1).replaceAll("''", "'")) : line(bare);
}
