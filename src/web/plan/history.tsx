import { Page } from '../ui/page.tsx';

export default function History() {
  return <Page title="Past plans">{null}</Page>;
}
