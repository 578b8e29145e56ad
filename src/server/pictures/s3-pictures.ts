import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { AwsV4Signer } from 'aws4fetch';
import { request, type Dispatcher } from 'undici';
import { pathOf, type PictureName, type PictureStore } from './picture-store.ts';

/** How S3-compatible storage is reached. */
export interface S3Settings {
  /** Without a slash at its end. */
  endpoint: string;
  bucket: string;
  /** What names begin with; empty, or without slashes around it. */
  folder: string;
  region: string;
  accessKey: string;
  secretKey: string;
}

/** For one request and its answer, in ms. */
const TIMEOUT_MS = 15_000;
/** Storage that stumbles is asked once more, as its makers advise. */
const ATTEMPTS = 2;

/** Keeps pictures in S3-compatible storage. The bucket stands in the path: all of them understand that. */
export function s3Pictures(settings: S3Settings): PictureStore {
  const { endpoint, bucket, folder } = settings;
  const urlOf = (name: PictureName) =>
    [endpoint, bucket, ...(folder === '' ? [] : [folder]), pathOf(name)].join('/');
  return {
    put: async (name, bytes) => {
      const headers = { 'content-type': 'image/webp' };
      const { statusCode, body } = await ask(settings, 'PUT', urlOf(name), headers, bytes);
      await body.dump();
      if (statusCode !== 200) throw new StorageProblem('PUT', statusCode);
    },
    get: async (name) => {
      const { statusCode, headers, body } = await ask(settings, 'GET', urlOf(name), {});
      if (statusCode === 200) {
        return { bytes: Readable.from(body), length: Number(headers['content-length']) };
      }
      await body.dump();
      if (statusCode === 404) return undefined;
      throw new StorageProblem('GET', statusCode);
    },
    remove: async (name) => {
      const { statusCode, body } = await ask(settings, 'DELETE', urlOf(name), {});
      await body.dump();
      if (statusCode !== 204 && statusCode !== 200 && statusCode !== 404) {
        throw new StorageProblem('DELETE', statusCode);
      }
    },
  };
}

/** What the storage itself says may hold names and keys: it stays out of logs. */
class StorageProblem extends Error {
  constructor(method: string, status: number) {
    super(`The storage of pictures answered ${status} to ${method}.`);
  }
}

async function ask(
  { accessKey, secretKey, region }: S3Settings,
  method: 'PUT' | 'GET' | 'DELETE',
  url: string,
  headers: Record<string, string>,
  bytes?: Buffer,
): Promise<Dispatcher.ResponseData> {
  const digest = createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
  for (let attempt = 1; ; attempt++) {
    const signed = await new AwsV4Signer({
      method,
      url,
      headers: { ...headers, 'x-amz-content-sha256': digest },
      accessKeyId: accessKey,
      secretAccessKey: secretKey,
      service: 's3',
      region,
    }).sign();
    try {
      const answer = await request(url, {
        method,
        headers: Object.fromEntries(signed.headers),
        ...(bytes ? { body: bytes } : {}),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (answer.statusCode < 500 || attempt === ATTEMPTS) return answer;
      await answer.body.dump();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}
