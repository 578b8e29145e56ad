import * as Radix from '@radix-ui/react-dropdown-menu';
import type { ReactNode } from 'react';

/** A menu from the moment it is first opened. */
export function OpenedMenu({ button, children }: { button: ReactNode; children: ReactNode }) {
  return (
    <Radix.Root modal={false} defaultOpen>
      <Radix.Trigger asChild>{button}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="appear-rising z-40 min-w-52 rounded-control border border-line bg-card p-1.5 shadow-raised"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** One thing to do. */
export function MenuItem({
  icon,
  isDanger = false,
  onSelect,
  disabled = false,
  children,
}: {
  icon?: ReactNode;
  isDanger?: boolean;
  onSelect: () => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <Radix.Item
      disabled={disabled}
      onSelect={onSelect}
      className={`flex min-h-10 items-center gap-3 rounded-lg px-3 py-1.5 text-[0.95rem] outline-none data-disabled:opacity-50 data-highlighted:bg-sunken [&_svg]:size-4.5 ${isDanger ? 'text-danger' : ''}`}
    >
      {icon}
      {children}
    </Radix.Item>
  );
}

/** One of several, of which one is chosen. */
export function MenuChoice({
  value,
  onChange,
  options,
  label,
}: {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  label: string;
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <Radix.Label className="px-3 pt-2 pb-1 text-xs font-semibold text-soft">{label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          className="flex min-h-10 items-center gap-3 rounded-lg px-3 py-1.5 pl-8 text-[0.95rem] outline-none data-highlighted:bg-sunken data-[state=checked]:font-semibold data-[state=checked]:text-accent"
        >
          <Radix.ItemIndicator className="-ml-5 w-2 text-lg leading-none">•</Radix.ItemIndicator>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** A line between groups. */
export function MenuDivider() {
  return <Radix.Separator className="my-1.5 h-px bg-line" />;
}
