import type { LucideIcon } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { classes } from './classes';
import { IconButton } from './IconButton';

export interface MenuItem {
  label: string;
  icon?: LucideIcon;
  isDangerous?: boolean;
  act: () => void;
}

/** A button that opens a list of acts (WAI-ARIA Authoring Practices, menu button): arrows, Home, End, Escape. */
export function Menu({ icon, label, items, className }: { icon: LucideIcon; label: string; items: MenuItem[]; className?: string }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
    };
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    frame.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  };

  const move = (event: KeyboardEvent) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all.at(to % all.length)?.focus();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') {
      setOpen(false);
    }
  };

  return (
    <div className={classes('relative', className)} ref={frame}>
      <IconButton
        icon={icon}
        label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => {
          setOpen(!isOpen);
        }}
      />
      {isOpen && (
        <div
          ref={list}
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className="absolute end-0 z-30 mt-1 min-w-52 overflow-hidden rounded-md border border-line bg-surface py-1 shadow-float"
          onKeyDown={move}
        >
          {items.map(({ label: name, icon: Icon, isDangerous, act }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={classes('flex min-h-11 w-full items-center gap-3 px-4 text-start hover:bg-sunken focus-visible:bg-sunken focus-visible:outline-offset-[-3px]', isDangerous && 'text-bad')}
              onClick={() => {
                close();
                act();
              }}
            >
              {Icon && <Icon className="size-5" aria-hidden="true" />}
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
