/** Why a call brought nothing: what the server said, or that nobody was there to say it. */
export class Problem extends Error {
  /** The HTTP status; 0 when no answer came at all. */
  readonly status: number;
  /** For each field that is wrong, a sentence; nested ones as `ingredients.2.name`. */
  readonly fields: Readonly<Record<string, string>>;
  /** What the error answer carried, of any shape. */
  readonly body: unknown;

  constructor(
    status: number,
    message: string,
    fields: Readonly<Record<string, string>> = {},
    body?: unknown,
  ) {
    super(message);
    this.body = body;
    this.status = status;
    this.fields = fields;
  }
}

/** No answer: no network, or no server. */
export function unreachable(): Problem {
  return new Problem(0, 'Ocipe cannot be reached. Check the connection; nothing was changed.');
}

/** @param body what an error answer carried, of any shape */
export function readProblem(status: number, body: unknown): Problem {
  const fields: Record<string, string> = {};
  collect(body, '', fields);
  const { detail, error, non_field_errors: whole, ...wrong } = fields;
  const said = whole ?? detail ?? error;
  if (status === 429) return new Problem(status, waitSentence(detail ?? ''), {}, body);
  if (status >= 500) return new Problem(status, said ?? 'Something went wrong on the server.');
  const [first] = Object.values(wrong);
  return new Problem(status, said ?? first ?? 'That did not work.', wrong, body);
}

function waitSentence(detail: string): string {
  const seconds = Number(/\d+/.exec(detail)?.[0] ?? 60);
  const time = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return `That was tried too often. Please wait ${time}.`;
}

/** Django's errors nest objects and lists; the first text of each field is its sentence. */
function collect(value: unknown, path: string, into: Record<string, string>): void {
  if (typeof value === 'string') {
    into[path] ??= value;
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      collect(item, typeof item === 'string' ? path : join(path, String(index)), into);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      collect(item, path !== '' && key === 'non_field_errors' ? path : join(path, key), into);
    }
  }
}

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);
