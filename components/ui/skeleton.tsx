import { classes } from './classes';

/** A grey block in the place of what is coming; give it the size of that by `className`. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={classes('animate-pulse rounded-tile bg-sunken', className)} />;
}
