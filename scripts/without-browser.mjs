// What the client asks of a browser while its pages are drawn by the build, where there is none.
export const document = { baseURI: 'http://localhost/', documentElement: { dataset: {} } };
export const localStorage = { getItem: () => null };
export const addEventListener = () => undefined;
export const indexedDB = undefined;
export const BroadcastChannel = undefined;
