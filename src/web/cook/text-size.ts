import { useState } from 'react';

/** Sizes of the text while cooking: to be read at a desk, at the stove, across the kitchen. */
export const TEXT_SIZES = [
  { name: 'Normal text', text: 'text-base', letter: 'text-sm' },
  { name: 'Large text', text: 'text-xl', letter: 'text-lg' },
  { name: 'Very large text', text: 'text-[1.625rem]', letter: 'text-2xl' },
] as const;

/** It goes with the device, not with who is signed in. */
const STORED = 'ocipe-text-size';

/** The size that was chosen on this device, as an index of `TEXT_SIZES`. @returns it, and how to choose another */
export function useTextSize(): [number, (size: number) => void] {
  const [size, setSize] = useState(read);
  return [
    size,
    (next) => {
      setSize(next);
      try {
        localStorage.setItem(STORED, String(next));
      } catch {
        // It holds until the page is left.
      }
    },
  ];
}

function read(): number {
  try {
    const size = Number(localStorage.getItem(STORED));
    return size in TEXT_SIZES ? size : 0;
  } catch {
    return 0;
  }
}
