/** Why a page could not be had. */
export type PageErrorReason =
  | 'not_a_url'
  | 'not_allowed'
  | 'unreachable'
  | 'too_large'
  | 'not_html'
  | 'timeout'
  | 'too_long'
  | 'bad_status';

const SENTENCES: Readonly<Record<PageErrorReason, string>> = {
  not_a_url: 'That is not the address of a web page.',
  // One for all that is refused, so that nobody learns from it what is in the network around the server.
  not_allowed: 'That address cannot be opened from here.',
  unreachable: 'That page could not be reached.',
  too_large: 'That page is too large to be read.',
  not_html: 'There is no web page at that address.',
  timeout: 'That page took too long to answer.',
  too_long: 'That page takes too long to read.',
  bad_status: 'That site did not send the page.',
};

/** A page that could not be had; the message is a sentence for a cook. */
export class PageError extends Error {
  readonly reason: PageErrorReason;

  /** @param sentence in place of the usual one; those speak of a page, or of a picture */
  constructor(reason: PageErrorReason, sentence: string = SENTENCES[reason]) {
    super(sentence);
    this.name = 'PageError';
    this.reason = reason;
  }
}

/** The same failure, said of a picture. */
export function aboutPicture({ reason, message }: PageError): PageError {
  return new PageError(reason, message.replace(/\b(?:web )?page\b/u, 'picture'));
}
