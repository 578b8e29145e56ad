/** As the `ref` of a field that takes the place of the button that was pressed: one types on at once. */
export function takeFocus(field: HTMLElement | null): void {
  field?.focus();
}
