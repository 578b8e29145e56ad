import { useLocation, useParams } from 'wouter';
import { HeroPicture } from '../pictures/hero-picture.tsx';
import PictureEditor from '../pictures/picture-editor.tsx';
import { Page, Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { DraftNote } from './draft-note.tsx';
import { draftOf } from './form-draft.ts';
import { NotHere } from './not-here.tsx';
import { RecipeForm } from './recipe-form.tsx';
import { useRecipe, useReplaceRecipe, type Recipe } from './recipes.queries.ts';
import { keepDraft, useDraft } from './use-draft.ts';

/** A recipe in its form. */
export default function EditRecipe() {
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useRecipe(Number(id));
  if (data) return <Editor key={data.id} recipe={data} />;
  return (
    <Page title="Edit recipe">
      {error ? (
        <NotHere error={error} onRetry={() => refetch()} />
      ) : (
        <Skeleton className="h-96 rounded-card" />
      )}
    </Page>
  );
}

function Editor({ recipe }: { recipe: Recipe }) {
  const [, go] = useLocation();
  const replace = useReplaceRecipe(recipe.id);
  const form = String(recipe.id);
  // Nobody else can open this form: its recipe is in one kitchen only.
  const { draft, update, isRecalled, isChanged, startAfresh, forget } = useDraft(form, '', () =>
    draftOf(recipe),
  );
  const page = `/recipes/${recipe.id}`;
  return (
    <Page title={`Edit ${recipe.name}`}>
      {isRecalled && (
        <DraftNote
          text="Draft restored: changes you had not saved are back."
          undoText="The recipe is as it was saved."
          action="Start afresh"
          onStartAfresh={startAfresh}
        />
      )}
      <RecipeForm
        draft={draft}
        state={recipe.state}
        submitLabel="Save"
        picture={
          <div className="grid gap-3">
            <HeroPicture recipe={recipe} />
            <PictureEditor recipe={recipe} />
          </div>
        }
        onChange={update}
        onCancel={() => {
          forget();
          go(page);
          if (!isChanged) return;
          toast({
            text: 'Your changes are dropped.',
            action: {
              label: 'Undo',
              run: () => {
                keepDraft(form, '', draft);
                go(`${page}/edit`);
              },
            },
          });
        }}
        onSubmit={async (input) => {
          await replace.mutateAsync(input);
          forget();
          toast({ text: `“${input.name}” is saved.` });
          go(page);
        }}
      />
    </Page>
  );
}
