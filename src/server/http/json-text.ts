import type { Readable } from 'node:stream';

/**
 * A reply that is JSON already: kept beside its rows, with members in an order objects cannot hold, or too long to be
 * put together in one go.
 */
export class JsonText {
  readonly bytes: Uint8Array | string | Readable;

  constructor(bytes: Uint8Array | string | Readable) {
    this.bytes = bytes;
  }
}
