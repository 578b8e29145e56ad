import { Page } from '../ui/page.tsx';

export default function Landing() {
  return <Page title="Ocipe">{null}</Page>;
}
