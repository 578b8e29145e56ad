import { useEffect, useState } from 'react';
import { sourceOfShare } from '../../domain/shared-source.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Page } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import AddRecipe from './add-recipe.tsx';
import type { Begin } from './from-link.tsx';
import { takeHanded, type HandedPage } from './handed-page.ts';

/**
 * Where shares arrive: `/recipes/import?url=…&text=…&title=…`, and with `?handed=1` a page from the bookmark. The form
 * for a new recipe, and before it the dialog that reads. Without anything shared the dialog asks for it.
 */
export default function ImportScreen() {
  // Of the browser's own: an address in an address has to keep its escapes.
  const [params] = useState(() => new URLSearchParams(location.search));
  const [begin, setBegin] = useState<Begin | undefined>(() =>
    params.has('handed') ? undefined : beginOf(params),
  );
  const [handed, setHanded] = useState<HandedPage>();
  useEffect(() => {
    if (params.has('large')) {
      toast({ text: 'That page is larger than 10 MB, so its address is read instead.' });
    }
    if (!params.has('handed')) return;
    void takeHanded().then((page) => {
      setHanded(page);
      if (!page) setBegin({ text: '' });
    });
  }, [params]);
  if (begin) return <AddRecipe begin={begin} />;
  return (
    <Page title="Add a recipe">
      {handed && (
        <Dialog
          title={`A page from ${new URL(handed.url).host}`}
          onClose={() => setBegin({ text: '' })}
          footer={
            <>
              <Button onClick={() => setBegin({ text: '' })}>Leave it</Button>
              <Button look="main" onClick={() => setBegin(handed)}>
                Read this page
              </Button>
            </>
          }
        >
          <p className="[overflow-wrap:anywhere]">{handed.url}</p>
          <p className="pt-2 text-soft">
            Your browser handed this page over ({kilobytes(handed.html)} kB). It is sent to your own
            Ocipe and read for a recipe. Nothing is saved before you have looked it over.
          </p>
        </Dialog>
      )}
    </Page>
  );
}

function beginOf(params: URLSearchParams): Begin {
  const [url, text, title] = ['url', 'text', 'title'].map((name) => params.get(name));
  return sourceOfShare({ url, text, title }) ?? { text: '' };
}

const kilobytes = (text: string) => Math.ceil(new Blob([text]).size / 1000).toLocaleString();
