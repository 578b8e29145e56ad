/** The largest page or text that is read for a recipe, in bytes of UTF-8. */
export const MAX_PAGE_BYTES = 10 * 1024 * 1024;
