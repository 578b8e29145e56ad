import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

/**
 * Thousands of things in columns, of which only those in sight are drawn.
 * @param minWidth of a column, in px: there are as many as fit
 * @param rowHeight about how high a row is, in px
 */
export function VirtualGrid<Item>({
  items,
  label,
  minWidth,
  rowHeight,
  gap = 16,
  keyOf,
  children,
}: {
  items: readonly Item[];
  label: string;
  minWidth: number;
  rowHeight: number;
  gap?: number;
  keyOf: (item: Item) => string | number;
  children: (item: Item) => ReactNode;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [width, setWidth] = useState(0);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const measure = () => {
      setWidth(element.clientWidth);
      setTop(element.getBoundingClientRect().top + scrollY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const columns = Math.max(1, Math.floor((width + gap) / (minWidth + gap)));
  const rows = width === 0 ? 0 : Math.ceil(items.length / columns);
  const virtual = useWindowVirtualizer({
    count: rows,
    estimateSize: () => rowHeight,
    gap,
    overscan: 4,
    scrollMargin: top,
  });
  return (
    <ul
      ref={list}
      aria-label={label}
      className="relative"
      style={{ height: virtual.getTotalSize() || items.length * rowHeight }}
    >
      {virtual.getVirtualItems().flatMap((row) =>
        items.slice(row.index * columns, (row.index + 1) * columns).map((item, column) => (
          <li
            key={keyOf(item)}
            ref={column === 0 ? virtual.measureElement : undefined}
            data-index={row.index}
            aria-setsize={items.length}
            aria-posinset={row.index * columns + column + 1}
            className="absolute top-0"
            style={{
              width: `calc((100% - ${(columns - 1) * gap}px) / ${columns})`,
              left: `calc((100% + ${gap}px) / ${columns} * ${column})`,
              transform: `translateY(${row.start - virtual.options.scrollMargin}px)`,
            }}
          >
            {children(item)}
          </li>
        )),
      )}
    </ul>
  );
}
