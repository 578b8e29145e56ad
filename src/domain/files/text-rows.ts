/** The rows of a text one by one, each with where it begins; a text of many megabytes is not taken apart at once. */
export function* rowsOf(text: string): Generator<{ row: string; from: number }> {
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const row = text.slice(from, text[to - 1] === '\r' && to > from ? to - 1 : to);
    yield { row, from };
    from = to + 1;
  }
}
