import { useId, type ReactNode } from 'react';
import { classes } from '../ui/classes';
import { PageHeader } from '../ui/PageHeader';

/** A section of the settings: its title, what it is about, and its cards. */
export function Section({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  return (
    <>
      <PageHeader title={title} back backClass="lg:hidden" />
      <div className="mx-auto grid max-w-feed gap-5 px-4 py-5">
        {intro !== undefined && <p className="text-soft">{intro}</p>}
        {children}
      </div>
    </>
  );
}

/** Things that belong together, on a surface of their own. */
export function Card({ title, text, className, children }: { title?: string; text?: ReactNode; className?: string; children?: ReactNode }) {
  const id = useId();
  return (
    <section className={classes('grid gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5', className)} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <div className="grid gap-1">
          <h2 className="font-bold" id={id}>
            {title}
          </h2>
          {text !== undefined && <p className="text-soft">{text}</p>}
        </div>
      )}
      {children}
    </section>
  );
}
