import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { FromLink } from './from-link.tsx';
import { emptyDraft, keepDraft, recallDraft, type FormDraft } from './form-draft.ts';
import { RecipeForm } from './recipe-form.tsx';
import { useAddRecipe } from './recipes.queries.ts';

/** A new recipe: typed, or read from a page and looked over. */
export default function AddRecipe() {
  const [, go] = useLocation();
  const [params, setParams] = useSearchParams();
  const add = useAddRecipe();
  const [recalled] = useState(() => recallDraft('new'));
  const [draft, setDraft] = useState<FormDraft>(() => recalled ?? emptyDraft());
  const [isRecalled, setRecalled] = useState(recalled !== undefined);
  const change = (next: FormDraft) => {
    setDraft(next);
    keepDraft('new', next);
  };
  const startAfresh = () => {
    keepDraft('new', undefined);
    setDraft(emptyDraft());
    setRecalled(false);
  };
  const fill = (next: FormDraft) => {
    const before = draft;
    change(next);
    toast({
      text: 'The form is filled from the page. Please look it over.',
      action: { label: 'Undo', run: () => change(before) },
    });
  };
  const isAsking = params.get('from') === 'link';
  const ask = (isOpen: boolean) => setParams(isOpen ? { from: 'link' } : {}, { replace: true });
  return (
    <Page
      title="Add a recipe"
      actions={
        <Button icon={<Link2 aria-hidden className="size-4.5" />} onClick={() => ask(true)}>
          Read from a link
        </Button>
      }
    >
      {isRecalled && (
        <p
          role="status"
          className="mb-4 flex flex-wrap items-center gap-3 rounded-control bg-tint px-4 py-2 text-on-tint"
        >
          What you had typed before is back.
          <Button size="small" onClick={startAfresh}>
            Start afresh
          </Button>
        </p>
      )}
      <RecipeForm
        draft={draft}
        state="active"
        submitLabel="Save the recipe"
        onChange={change}
        onCancel={() => go('/recipes')}
        onSubmit={async (input) => {
          const recipe = await add.mutateAsync(input);
          keepDraft('new', undefined);
          toast({
            text: `“${recipe.name}” is in your cookbook.`,
            action: { label: 'Add another', run: () => go('/recipes/add') },
          });
          go(`/recipes/${recipe.id}`);
        }}
      />
      {isAsking && <FromLink onClose={() => ask(false)} onRead={fill} />}
    </Page>
  );
}
