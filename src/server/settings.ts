/** One setting: the only place that knows its name, its default and what it means. README's table is held against this list. */
export interface Setting {
  name: string;
  default: string;
  about: string;
}

export const settings = [
  { name: 'HOST', default: '127.0.0.1', about: 'Address to listen on; `0.0.0.0` for all.' },
  { name: 'PORT', default: '8000', about: 'Port to listen on.' },
  {
    name: 'DATABASE_URL',
    default: 'sqlite:data/ocipe.db',
    about:
      'Where the data is: `sqlite:` and a path (or `sqlite::memory:`), or `postgres://user:password@host/name`.',
  },
  {
    name: 'SECRET_KEY',
    default: '',
    about:
      'Key that signs the tokens, at least 32 bytes. Without it one is made at the first start and kept in a file beside the database. `DJANGO_SECRET` is read as well.',
  },
  {
    name: 'PREVIOUS_SECRET_KEYS',
    default: '',
    about: 'At most two earlier keys, separated by commas, whose tokens are still good.',
  },
  {
    name: 'WORKERS',
    default: '1',
    about: 'So many processes share the work; more than one needs PostgreSQL.',
  },
  {
    name: 'PUBLIC_URL',
    default: '',
    about: 'The address people use, for example `https://ocipe.example.org`.',
  },
  {
    name: 'CORS_ORIGINS',
    default: '',
    about: 'Other origins whose pages may call the API, separated by commas.',
  },
  {
    name: 'COOKIE_SECURE',
    default: 'auto',
    about: '`always` never sends the session cookie without `Secure`, even over plain HTTP.',
  },
  {
    name: 'TRUST_PROXY',
    default: '',
    about:
      'Addresses or networks of proxies whose `X-Forwarded-*` headers count, separated by commas; or how many proxies there are.',
  },
  {
    name: 'LOG_LEVEL',
    default: 'info',
    about: '`trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`.',
  },
  {
    name: 'REGISTRATION',
    default: 'open',
    about: '`open` to new accounts, `closed` to them, or by `invite` of an administrator.',
  },
  {
    name: 'IMPORT_ALLOW',
    default: '',
    about:
      'Servers inside your network that recipes may be imported from, as `host:port` separated by commas. Public web pages always may.',
  },
  {
    name: 'IMPORT_LIMIT_MB',
    default: '16',
    about: 'The largest file of recipes that may be uploaded, in MB.',
  },
  {
    name: 'PICTURES',
    default: '',
    about:
      'Where pictures are kept: a folder, or `s3://bucket` or `s3://bucket/folder`. When empty, the folder `pictures` beside the SQLite file; `data/pictures` with PostgreSQL.',
  },
  {
    name: 'S3_ENDPOINT',
    default: '',
    about: 'The address of S3-compatible storage, such as `https://s3.eu-central-1.amazonaws.com`.',
  },
  { name: 'S3_REGION', default: 'us-east-1', about: 'Its region.' },
  { name: 'S3_ACCESS_KEY', default: '', about: 'The key to it.' },
  { name: 'S3_SECRET_KEY', default: '', about: 'The secret of that key.' },
  {
    name: 'PICTURE_LIMIT_MB',
    default: '15',
    about: 'The largest picture that may be uploaded, in MB.',
  },
  {
    name: 'PICTURE_LIMIT_MEGAPIXELS',
    default: '50',
    about: 'The most megapixels a picture may have.',
  },
  {
    name: 'AI_PROVIDER',
    default: 'none',
    about:
      'A language model that reads recipes where a page or a text has no order we know: `openai` (that protocol, local servers too), `gemini`, or `none`.',
  },
  {
    name: 'AI_URL',
    default: '',
    about: 'Where the model is reached; the provider’s own address when empty.',
  },
  { name: 'AI_KEY', default: '', about: 'The key for it, if it wants one.' },
  { name: 'AI_MODEL', default: '', about: 'The model’s name. Needed where there is a provider.' },
  {
    name: 'LIMIT_AI_PER_KITCHEN',
    default: '100/25920s',
    about: 'Readings by the model for one kitchen: 100 at once, then as many a month.',
  },
  {
    name: 'RESTORE_LIMIT_MB',
    default: '512',
    about: 'The largest backup that may be uploaded, in MB; the command `restore` takes any.',
  },
  {
    name: 'LIMIT_LOGIN_PER_NAME_AND_ADDRESS',
    default: '10/30s',
    about: 'Failed sign-ins of one name from one address: so many at once, then one in that time.',
  },
  {
    name: 'LIMIT_LOGIN_PER_ADDRESS',
    default: '100/6s',
    about: 'Failed sign-ins from one address.',
  },
  {
    name: 'LIMIT_LOGIN_PER_NAME',
    default: '50/60s',
    about: 'Failed sign-ins of one name; a browser signed in before has its own count.',
  },
  {
    name: 'LIMIT_REGISTER_PER_ADDRESS',
    default: '60/1s',
    about: 'Registrations from one address.',
  },
  {
    name: 'LIMIT_REFRESH_PER_SESSION',
    default: '120/0.5s',
    about: 'Refreshes of one session.',
  },
] as const satisfies readonly Setting[];

/** The name of a setting. */
export type SettingName = (typeof settings)[number]['name'];
