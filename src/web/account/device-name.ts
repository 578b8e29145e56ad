const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/CriOS\/|Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** A device as its owner would call it. @param userAgent as the browser sent it, possibly empty */
export function deviceName(userAgent: string): { name: string; isPhone: boolean } {
  const find = (list: readonly [RegExp, string][]) =>
    list.find(([sign]) => sign.test(userAgent))?.[1];
  const browser = find(BROWSERS);
  const system = find(SYSTEMS);
  const isPhone = /iPhone|Android.*Mobile/.test(userAgent);
  if (browser && system) return { name: `${browser} on ${system}`, isPhone };
  return {
    name: browser ?? system ?? (userAgent.split(/[/ ]/, 1)[0] || 'Unknown device'),
    isPhone,
  };
}
