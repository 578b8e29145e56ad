import { Page } from '../ui/page.tsx';

export default function AddRecipe() {
  return <Page title="Add a recipe">{null}</Page>;
}
