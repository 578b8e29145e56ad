import { Page } from '../ui/page.tsx';

export default function Plan() {
  return <Page title="Plan meals">{null}</Page>;
}
