import { htmlLines, htmlText } from '../html-text.ts';
import { htmlElements, type HtmlElement } from './html-elements.ts';
import { stars } from './file-text.ts';

/** More than any recipe has of one kind. */
const MAX_FOUND = 500;
const MAX_MARKED = 5000;

/** A piece of HTML with one recipe, to be asked for its parts. */
export interface HtmlRecipe {
  /** What stands in the first element of this kind: its `content`, or the text it shows. */
  text: (mark: string) => string;
  /** The same of all elements of this kind. */
  texts: (mark: string) => string[];
  /** The lines within the first element of this kind. */
  lines: (mark: string) => string[];
  /** An attribute of the first element of this kind; empty for none. */
  attribute: (mark: string, name: string) => string;
  /** All elements of these kinds in the order of the text, with the first of the marks each has. */
  marked: (marks: readonly string[]) => { mark: string; text: string }[];
}

/** Elements are asked for by a mark: a value of `itemprop`, `id`, `class` or `meta`. */
export function htmlRecipe(html: string): HtmlRecipe {
  const known = new Map<string, HtmlElement[]>();
  const elements = htmlElements(html);
  for (const element of elements) {
    for (const mark of marksOf(element)) {
      const found = known.get(mark);
      if (!found) known.set(mark, [element]);
      else if (found.length < MAX_FOUND) found.push(element);
    }
  }
  const all = (mark: string) => known.get(mark) ?? [];
  const shown = ({ attributes, from, to }: HtmlElement) =>
    htmlText(attributes.get('content') ?? html.slice(from, Math.min(to, from + 20_000)));
  const texts = (mark: string) =>
    all(mark)
      .map(shown)
      .filter((text) => text !== '');
  return {
    text: (mark) => texts(mark)[0] ?? '',
    texts,
    lines: (mark) => {
      const [first] = all(mark);
      return first
        ? htmlLines(html.slice(first.from, Math.min(first.to, first.from + 100_000)))
        : [];
    },
    attribute: (mark, name) =>
      all(mark)
        .map(({ attributes }) => attributes.get(name) ?? '')
        .find((value) => value !== '') ?? '',
    marked: (marks) =>
      elements.slice(0, MAX_MARKED).flatMap((element) => {
        const own = marksOf(element);
        const mark = marks.find((one) => own.includes(one));
        return mark === undefined ? [] : [{ mark, text: shown(element) }];
      }),
  };
}

function marksOf({ attributes }: HtmlElement): string[] {
  return ['itemprop', 'id', 'class', 'meta']
    .flatMap((name) => attributes.get(name)?.split(/\s+/u, 20) ?? [])
    .filter((mark) => mark !== '');
}

/** The stars of a rating that is written as a number, or as so many signs. */
export function starsIn(text: string): number | undefined {
  return stars(/\d+(?:\.\d+)?/u.exec(text)?.[0]);
}
