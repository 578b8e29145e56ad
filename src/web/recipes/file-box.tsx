import { FileUp } from 'lucide-react';
import { useState, type DragEvent } from 'react';

/** Where a file is chosen or dropped. */
export function FileBox({ onFile }: { onFile: (file: File | undefined) => void }) {
  const [isOver, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <>
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={`grid cursor-pointer justify-items-center gap-2 rounded-card border-2 border-dashed px-4 py-10 text-center has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${isOver ? 'border-accent bg-tint' : 'border-edge hover:bg-sunken'}`}
      >
        <FileUp aria-hidden className="size-8 text-soft" />
        <span className="font-semibold">Choose a file, or drop it here</span>
        <span className="text-sm text-soft">
          From Ocipe, Paprika, Mealie, Tandoor, Nextcloud, RecipeSage, RecipeKeeper, CopyMeThat,
          Cooklang, Meal-Master, a table or a text
        </span>
        <input
          type="file"
          className="sr-only"
          onChange={(event) => {
            onFile(event.target.files?.[0]);
            // The same file may be chosen again once it is mended.
            event.target.value = '';
          }}
        />
      </label>
      <p className="mt-3 text-sm text-soft">
        You see what is in it first. Recipes you have already are left as they are.
      </p>
    </>
  );
}
