import { Page } from '../ui/page.tsx';

export default function Statistics() {
  return <Page title="Statistics">{null}</Page>;
}
