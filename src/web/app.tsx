import { Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { sessionState, useSession } from './api/session.ts';
import { PublicFrame } from './frame/public-frame.tsx';
import { SignedInFrame } from './frame/signed-in-frame.tsx';
import { preload, screens } from './screens.ts';
import { Toasts } from './ui/toast.tsx';

/** Loads what an address will show, so that it is drawn in one go. */
export function loadAhead(path: string): Promise<void> {
  return sessionState() === 'out' && path === '/' ? screens.landing.preload() : preload(path);
}

/** Who sees what: everybody the help, the signed-out the way in, the signed-in their kitchen. */
export function App() {
  const session = useSession();
  useScrollToTop();
  return (
    <>
      {session === 'out' ? <SignedOut /> : <SignedIn />}
      <Toasts />
    </>
  );
}

function SignedOut() {
  return (
    <PublicFrame>
      <Suspense fallback={null}>
        <Switch>
          <Route path="/" component={screens.landing} />
          <Route path="/login" component={screens.login} />
          <Route path="/register" component={screens.register} />
          <Route path="/reset" component={screens.reset} />
          <Route path="/help/:topic?" component={screens.help} />
          <Route path="/docs/*?">
            <Redirect to="/help" replace />
          </Route>
          {KITCHEN_PATHS.map((path) => (
            <Route key={path} path={path}>
              <ToLogin />
            </Route>
          ))}
          <Route component={screens.notFound} />
        </Switch>
      </Suspense>
    </PublicFrame>
  );
}

const KITCHEN_PATHS = [
  '/home',
  '/recipes/*?',
  '/fridge',
  '/plan',
  '/week',
  '/groceries',
  '/grocery/*?',
  '/history',
  '/statistics',
  '/settings',
];

/** Back here after signing in. The browser's own search: the router's has lost the escapes of an address within. */
function ToLogin() {
  const [path] = useLocation();
  const wanted = path + location.search;
  return <Redirect to={`/login?next=${encodeURIComponent(wanted)}`} replace />;
}

function SignedIn() {
  return (
    <SignedInFrame>
      <Suspense fallback={null}>
        <Switch>
          <Route path="/home" component={screens.home} />
          <Route path="/recipes" component={screens.recipes} />
          <Route path="/recipes/add" component={screens.addRecipe} />
          <Route path="/recipes/import" component={screens.importRecipe} />
          <Route path="/recipes/:id" component={screens.recipe} />
          <Route path="/recipes/:id/edit" component={screens.editRecipe} />
          <Route path="/fridge" component={screens.fridge} />
          <Route path="/plan" component={screens.plan} />
          <Route path="/week" component={screens.week} />
          <Route path="/groceries" component={screens.groceries} />
          <Route path="/history" component={screens.history} />
          <Route path="/statistics" component={screens.statistics} />
          <Route path="/settings" component={screens.settings} />
          <Route path="/reset" component={screens.reset} />
          <Route path="/help/:topic?" component={screens.help} />
          {MOVED.map(([from, to]) => (
            <Route key={from} path={from}>
              <Redirect to={to} replace />
            </Route>
          ))}
          {['/login', '/register'].map((path) => (
            <Route key={path} path={path}>
              <ToWanted />
            </Route>
          ))}
          <Route component={screens.notFound} />
        </Switch>
      </Suspense>
    </SignedInFrame>
  );
}

/** Addresses of the signed-out, and those of former days. */
const MOVED = [
  ['/', '/home'],
  ['/recipes/add-a-recipe', '/recipes/add'],
  ['/grocery/*?', '/plan'],
  ['/docs/*?', '/help'],
] as const;

/** Signed in: on to the page that was asked for, as long as it is one of ours. */
function ToWanted() {
  const wanted = new URLSearchParams(location.search).get('next') ?? '';
  const isOurs = /^\/(?![/\\])/.test(wanted);
  return <Redirect to={isOurs ? wanted : '/home'} replace />;
}

let isGoingBack = false;
addEventListener('popstate', () => {
  isGoingBack = true;
});

/** A new screen begins at its top; going back leaves the scrolling to the browser. */
function useScrollToTop(): void {
  const [path] = useLocation();
  useEffect(() => {
    if (!location.hash && !isGoingBack) scrollTo(0, 0);
    isGoingBack = false;
  }, [path]);
}
