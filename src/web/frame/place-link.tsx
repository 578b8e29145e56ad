import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { preload } from '../screens.ts';
import { isWithin, type Place } from './places.ts';

/** A link to a place that knows whether we are there, and loads it when it is pointed at. */
export function PlaceLink({
  place,
  className,
  title,
  children,
}: {
  place: Place;
  className: string;
  title?: string;
  children: ReactNode;
}) {
  const [path] = useLocation();
  const load = () => preload(place.path);
  return (
    <Link
      href={place.path}
      title={title}
      aria-current={isWithin(place, path) ? 'page' : undefined}
      onPointerEnter={load}
      onFocus={load}
      className={className}
    >
      {children}
    </Link>
  );
}
