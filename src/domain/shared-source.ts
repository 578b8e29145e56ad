/** What a device hands over when somebody shares something; each part may be missing. */
export interface Shared {
  url?: string | null;
  text?: string | null;
  title?: string | null;
}

/** What a recipe is read from. */
export type SharedSource = { url: string } | { text: string };

/**
 * The first http or https address in a text. Marks that end a sentence or a bracket do not belong to it.
 * @returns undefined where there is none
 */
export function addressInText(text: string): string | undefined {
  return /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/i.exec(text)?.[0];
}

/** @returns all addresses in a text, in their order, each once */
export function addressesInText(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/gi) ?? [];
  return [...new Set(found)];
}

/**
 * What is to be read of a share. Most apps put the address into the text, so it is looked for in all parts, the one
 * for addresses first. Without an address the text itself is the recipe, below its title.
 * @returns undefined where nothing was shared
 */
export function sourceOfShare({ url, text, title }: Shared): SharedSource | undefined {
  for (const part of [url, text, title]) {
    const address = addressInText(part ?? '');
    if (address !== undefined) return { url: address };
  }
  const name = (title ?? '').trim();
  const body = (text ?? '').trim();
  const parts = body.startsWith(name) ? [body] : [name, body];
  const whole = parts.filter((part) => part !== '').join('\n');
  return whole === '' ? undefined : { text: whole };
}
