/** A reply that is JSON already: kept beside its rows, or with members in an order objects cannot hold. */
export class JsonText {
  readonly bytes: Uint8Array | string;

  constructor(bytes: Uint8Array | string) {
    this.bytes = bytes;
  }
}
