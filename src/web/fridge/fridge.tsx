import { Page } from '../ui/page.tsx';

export default function FridgePage() {
  return <Page title="Fridge">{null}</Page>;
}
