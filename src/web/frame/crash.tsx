import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';

/** When drawing fails: a sentence and a way on, instead of an empty page. */
export class Crash extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main className="grid min-h-dvh place-content-center justify-items-center gap-4 p-6 text-center">
        <h1 className="text-3xl">Something went wrong on this page.</h1>
        <p className="max-w-prose text-soft">
          Your kitchen is safe. Loading the page again mostly helps.
        </p>
        <Button look="main" onClick={() => location.reload()}>
          Load again
        </Button>
      </main>
    );
  }
}
