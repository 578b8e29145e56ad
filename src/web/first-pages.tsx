import { renderToStaticMarkup } from 'preact-render-to-string';
import type { VNode } from 'preact';
import type { ReactElement } from 'react';
import { Router } from 'wouter';
import Landing from './account/landing.tsx';
import { PublicFrame } from './frame/public-frame.tsx';
import { SignedInFrame } from './frame/signed-in-frame.tsx';
import { HOME_TITLE } from './home/home.tsx';
import { Page } from './ui/page.tsx';
import { drawAtOnce } from './ui/soon.tsx';

/** A page as it is before any script runs. */
export interface FirstPage {
  /** Its address, without the slash it begins with: empty for the landing page. */
  path: string;
  title: string;
  /** Whom it is shown to until the program has begun. */
  for: 'visitors' | 'members';
  html: string;
}

/** The landing page, and of the kitchen's main pages what is the same for every kitchen. Drawn by the build. */
export function firstPages(): FirstPage[] {
  drawAtOnce();
  const landing: FirstPage = {
    path: '',
    title: 'Your recipes, your fridge, your shopping list · Ocipe',
    for: 'visitors',
    html: draw(
      '/',
      <PublicFrame>
        <Landing />
      </PublicFrame>,
    ),
  };
  return [landing, ...KITCHEN.map(kitchenPage)];
}

const KITCHEN = [
  { path: 'home', title: HOME_TITLE, isWide: false },
  { path: 'recipes', title: 'Recipes', isWide: true },
  { path: 'fridge', title: 'Fridge', isWide: true },
  { path: 'plan', title: 'Plan meals', isWide: true },
  { path: 'groceries', title: 'Groceries', isWide: false },
];

function kitchenPage({ path, title, isWide }: (typeof KITCHEN)[number]): FirstPage {
  const page = (
    <SignedInFrame>
      <Page title={title} isWide={isWide}>
        {null}
      </Page>
    </SignedInFrame>
  );
  return { path, title: `${title} · Ocipe`, for: 'members', html: draw(`/${path}`, page) };
}

/** Its addresses are relative to the page's base. */
function draw(path: string, page: ReactElement): string {
  const placed = <Router ssrPath={path}>{page}</Router>;
  return renderToStaticMarkup(placed as unknown as VNode).replaceAll('href="/', 'href="./');
}
