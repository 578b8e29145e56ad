import { Compass } from 'lucide-react';
import { useSession } from '../api/session.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Empty, useTitle } from '../ui/page.tsx';

export default function NotFound() {
  const isOut = useSession() === 'out';
  useTitle('Not found');
  return (
    <div className="py-16">
      <Empty
        isPage
        picture={<Compass />}
        title="There is no such page"
        action={
          <ButtonLink look="main" href={isOut ? '/' : '/home'}>
            {isOut ? 'To the start' : 'To your kitchen'}
          </ButtonLink>
        }
      >
        The address may be mistyped, or what was here has been deleted.
      </Empty>
    </div>
  );
}
