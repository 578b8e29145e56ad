export const PERMISSIVE: ReadonlySet<string>;
export function licences(): string;
