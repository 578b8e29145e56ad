export const PERMISSIVE: ReadonlySet<string>;
export function licences(): string;
export function isLibvips(one: { name: string; license: string }): boolean;
