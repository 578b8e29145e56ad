import { Bookmark, Copy } from 'lucide-react';
import { absolute } from '../api/base.ts';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.tsx';
import { bookmarkOf } from './bookmark.ts';

/** The bookmark for the browser's bar, to be dragged there or copied, and what it does. */
export function BookmarkLink() {
  const address = bookmarkOf(absolute('/recipes/receive'));
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      toast({ text: 'The bookmark is copied. Put it where a new bookmark asks for its address.' });
    } catch {
      toast({ text: 'The browser does not let us copy. Drag the link instead.', kind: 'bad' });
    }
  };
  return (
    <section aria-labelledby="bookmark-title" className="mt-6 border-t border-line pt-4">
      <h3 id="bookmark-title" className="text-lg">
        From any page, with one press
      </h3>
      <p className="pt-1 text-sm text-soft">
        Drag this link to your bookmarks bar. On a page with a recipe, press it: Ocipe opens with
        the page as you see it, also where you had to log in. On a phone, copy it and put it in as
        the address of a bookmark. Nothing is read before you say so. A page may have 10 MB.
      </p>
      <div className="flex flex-wrap gap-2 pt-3">
        <a
          href={address}
          draggable
          onClick={(event) => {
            event.preventDefault();
            toast({
              text: 'Drag it to your bookmarks bar, then press it on a page with a recipe.',
            });
          }}
          className="inline-flex min-h-11 cursor-grab items-center gap-2 rounded-control border border-dashed border-edge px-4 py-2 font-semibold"
        >
          <Bookmark aria-hidden className="size-4.5" />
          Save to Ocipe
        </a>
        <Button icon={<Copy aria-hidden className="size-4.5" />} onClick={() => void copy()}>
          Copy the bookmark
        </Button>
      </div>
    </section>
  );
}
