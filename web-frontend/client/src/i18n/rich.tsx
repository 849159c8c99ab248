import { Fragment, type ReactNode } from 'react';

// Private-use characters, which no message has.
const open = '\uE000';
const close = '\uE001';
const marks = new RegExp(`${open}(.*?)${close}`);

/** Puts elements in the places of a message; plain values are given to the message itself, so that plurals see numbers. */
export function fill(format: (values: Record<string, unknown>) => string, values: Record<string, ReactNode>): ReactNode {
  const marked = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' || typeof value === 'number' ? value : `${open}${name}${close}`]),
  );
  return format(marked)
    .split(marks)
    .map((part, index) => <Fragment key={index}>{index % 2 === 0 ? part : values[part]}</Fragment>);
}
