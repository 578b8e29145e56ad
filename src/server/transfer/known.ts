/** What is there already, by its content: each thing answers for one that comes, so that twins stay twins. */
export class Known<Value> {
  readonly #values = new Map<string, Value[]>();

  add(content: string, value: Value): void {
    const values = this.#values.get(content);
    if (values) values.push(value);
    else this.#values.set(content, [value]);
  }

  /** One of the things with this content, which then answers for no other; undefined when none is left. */
  take(content: string): Value | undefined {
    return this.#values.get(content)?.shift();
  }
}
