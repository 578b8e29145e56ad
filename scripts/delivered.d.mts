export interface Delivered {
  name: string;
  version: string;
  license: string;
  integrity: string;
  isOptional: boolean;
}
export const BUNDLED: readonly string[];
export function delivered(): Delivered[];
