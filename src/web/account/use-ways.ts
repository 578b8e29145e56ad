import { useEffect, useState } from 'react';
import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';

type Ways = ReplyOf<typeof api.factors.ways>;

/** In which ways one can sign in here. Nothing waits for it: until it is known, and without it, there is the password. */
export function useWays(): Ways | undefined {
  const [ways, setWays] = useState<Ways>();
  useEffect(() => {
    let isLeft = false;
    const ask = async () => {
      const told = await call(api.factors.ways).catch(() => undefined);
      if (!isLeft) setWays(told);
    };
    void ask();
    return () => {
      isLeft = true;
    };
  }, []);
  return ways;
}
