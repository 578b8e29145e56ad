import { Problem, readProblem, unreachable } from '../api/problem.ts';
import { accessToken, refresh } from '../api/session.ts';

/**
 * Sends a picture. Unlike all other calls with the browser's older means: the newer one does not tell how far it is.
 * @param onProgress told how much of it is on its way, from 0 to 1
 * @returns what the server answered
 * @throws Problem as `call` does
 */
export async function send<Reply>(
  url: string,
  file: Blob,
  onProgress: (part: number) => void,
): Promise<Reply> {
  if (accessToken() === undefined) await refresh();
  let answer = await attempt(url, file, onProgress);
  // A token that has run out is renewed once.
  if (answer.status === 401 && (await refresh()) === 'good') {
    answer = await attempt(url, file, onProgress);
  }
  const body = read(answer.responseText);
  if (answer.status < 200 || answer.status > 299) throw readProblem(answer.status, body);
  return body as Reply;
}

function attempt(
  url: string,
  file: Blob,
  onProgress: (part: number) => void,
): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.setRequestHeader('authorization', `Bearer ${accessToken() ?? ''}`);
    // What it is shows in its bytes; browsers do not know the types of all files.
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('load', () => resolve(request));
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(unreachable()));
    request.send(file);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(502, 'Something between here and Ocipe answered instead of it.');
  }
}
