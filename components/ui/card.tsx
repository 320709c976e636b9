import type { ComponentProps } from 'react';
import { classes } from './classes';

/** A framed block for what belongs together: a summary, a form, one order. No shadow; the line is enough. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div className={classes('rounded-tile border border-line bg-surface p-5 sm:p-6', className)} {...rest} />
  );
}
