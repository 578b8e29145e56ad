import { BookX } from 'lucide-react';
import { Problem } from '../api/problem.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Empty } from '../ui/page.tsx';

/** A recipe that cannot be shown, and why. */
export function NotHere({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const isAway = error instanceof Problem && (error.status === 0 || error.status >= 500);
  return isAway ? (
    <Empty title="The recipe did not arrive" action={<Button onClick={onRetry}>Try again</Button>}>
      {error.message}
    </Empty>
  ) : (
    <Empty
      picture={<BookX />}
      title="This recipe is not here"
      action={<ButtonLink href="/recipes">All recipes</ButtonLink>}
    >
      It may have been deleted, or it is somebody else’s.
    </Empty>
  );
}
