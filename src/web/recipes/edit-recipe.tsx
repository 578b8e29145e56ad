import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Empty, Page, Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { draftOf, keepDraft, recallDraft, type FormDraft } from './form-draft.ts';
import { RecipeForm } from './recipe-form.tsx';
import { useRecipe, useReplaceRecipe, type Recipe } from './recipes.queries.ts';

/** A recipe in its form. */
export default function EditRecipe() {
  const { id } = useParams<{ id: string }>();
  const { data, isError } = useRecipe(Number(id));
  if (isError && !data) {
    return (
      <Page title="Edit recipe">
        <Empty
          title="This recipe is not here"
          action={<ButtonLink href="/recipes">All recipes</ButtonLink>}
        >
          It may have been deleted.
        </Empty>
      </Page>
    );
  }
  if (!data) {
    return (
      <Page title="Edit recipe">
        <Skeleton className="h-96 rounded-card" />
      </Page>
    );
  }
  return <Editor key={data.id} recipe={data} />;
}

function Editor({ recipe }: { recipe: Recipe }) {
  const [, go] = useLocation();
  const replace = useReplaceRecipe(recipe.id);
  const form = String(recipe.id);
  const [recalled] = useState(() => recallDraft(form));
  const [draft, setDraft] = useState<FormDraft>(() => recalled ?? draftOf(recipe));
  const [isRecalled, setRecalled] = useState(recalled !== undefined);
  const leave = () => {
    keepDraft(form, undefined);
    go(`/recipes/${recipe.id}`);
  };
  return (
    <Page title={`Edit ${recipe.name}`}>
      {isRecalled && (
        <p
          role="status"
          className="mb-4 flex flex-wrap items-center gap-3 rounded-control bg-tint px-4 py-2 text-on-tint"
        >
          Changes you had not saved are back.
          <Button
            size="small"
            onClick={() => {
              keepDraft(form, undefined);
              setDraft(draftOf(recipe));
              setRecalled(false);
            }}
          >
            Drop them
          </Button>
        </p>
      )}
      <RecipeForm
        draft={draft}
        state={recipe.state}
        submitLabel="Save"
        onChange={(next) => {
          setDraft(next);
          keepDraft(form, next);
        }}
        onCancel={leave}
        onSubmit={async (input) => {
          await replace.mutateAsync(input);
          toast({ text: `“${input.name}” is saved.` });
          leave();
        }}
      />
    </Page>
  );
}
