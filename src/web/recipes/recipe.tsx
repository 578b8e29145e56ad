import { Page } from '../ui/page.tsx';

export default function RecipePage() {
  return <Page title="Recipe">{null}</Page>;
}
