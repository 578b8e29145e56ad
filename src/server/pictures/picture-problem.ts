/** A picture that cannot be used; the message is a sentence for a cook. */
export class PictureProblem extends Error {
  readonly isTooLarge: boolean;

  constructor(sentence: string, isTooLarge = false) {
    super(sentence);
    this.isTooLarge = isTooLarge;
  }
}
