import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useAccount } from '../account/account.queries.ts';
import { Button } from '../ui/button.tsx';
import { bringPicture } from '../pictures/bring-picture.ts';
import NewPicture from '../pictures/new-picture.tsx';
import { Page, Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { DraftNote } from './draft-note.tsx';
import { emptyDraft, type FormDraft } from './form-draft.ts';
import { FromLink, type Begin, type OpenDraft } from './from-link.tsx';
import { RecipeForm } from './recipe-form.tsx';
import { useAddRecipe } from './recipes.queries.ts';
import { hasDraft, useDraft } from './use-draft.ts';

const FORM = 'new';

/** A new recipe: typed, or read from a page and looked over. */
export default function AddRecipe({ begin }: { begin?: Begin | undefined }) {
  const { data, isError } = useAccount();
  // Whose draft it is has to be known before it is shown.
  const [isWaiting] = useState(() => hasDraft(FORM));
  if (isWaiting && !data && !isError) {
    return (
      <Page title="Add a recipe">
        <Skeleton className="h-96 rounded-card" />
      </Page>
    );
  }
  return <NewRecipe owner={data?.username ?? ''} begin={begin} />;
}

function NewRecipe({ owner, begin }: { owner: string; begin: Begin | undefined }) {
  const [, go] = useLocation();
  const [params, setParams] = useSearchParams();
  const add = useAddRecipe();
  const [picture, setPicture] = useState<File>();
  const { draft, update, isRecalled, isChanged, startAfresh, forget } = useDraft(
    FORM,
    owner,
    emptyDraft,
  );
  const fill = (next: FormDraft) => {
    const before = draft;
    update(() => next);
    toast({
      text: 'The form is filled. Please look it over.',
      action: { label: 'Undo', run: () => update(() => before) },
    });
  };
  const [begun, setBegun] = useState(begin);
  const [opened, setOpened] = useState<OpenDraft>();
  const isAsking = begun !== undefined || params.get('from') === 'link';
  const ask = (isOpen: boolean) => {
    setBegun(undefined);
    setOpened(undefined);
    setParams(isOpen ? { from: 'link' } : {}, { replace: true });
  };
  const close = (left?: OpenDraft) => {
    ask(false);
    if (!left) return;
    const again = () => {
      ask(true);
      setOpened(left);
    };
    toast({ text: 'What was read is put away.', action: { label: 'Undo', run: again } });
  };
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
        <DraftNote
          text="Draft restored: what you had typed before is back."
          undoText="The form is empty again."
          action="Start afresh"
          onStartAfresh={startAfresh}
        />
      )}
      <RecipeForm
        draft={draft}
        state="active"
        submitLabel="Save the recipe"
        picture={
          <NewPicture
            file={picture}
            url={draft.picture}
            onFile={setPicture}
            onNone={() => {
              setPicture(undefined);
              update((before) => ({ ...before, picture: '' }));
            }}
          />
        }
        onChange={update}
        onCancel={() => {
          if (isChanged) toast({ text: 'What you typed is kept until you come back.' });
          go('/recipes');
        }}
        onSubmit={async (input) => {
          const recipe = await add.mutateAsync(input);
          forget();
          // Behind the scenes: the recipe is there, whatever becomes of its picture.
          void bringPicture(recipe.id, picture, draft.picture);
          toast({
            text: `“${recipe.name}” is in your cookbook.`,
            action: { label: 'Add another', run: () => go('/recipes/add') },
          });
          go(`/recipes/${recipe.id}`, { replace: true });
        }}
      />
      {isAsking && (
        <FromLink draft={draft} begin={begun} opened={opened} onClose={close} onRead={fill} />
      )}
    </Page>
  );
}
