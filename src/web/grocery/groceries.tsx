import { Page } from '../ui/page.tsx';

export default function Groceries() {
  return <Page title="Groceries">{null}</Page>;
}
