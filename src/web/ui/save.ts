/** Has the browser save a text or a file. @param name of the file */
export function save(name: string, content: string | Blob): void {
  const link = document.createElement('a');
  const file =
    typeof content === 'string' ? new Blob([content], { type: 'application/json' }) : content;
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
