import type { ComponentProps } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClasses } from './button';
import { classes } from './classes';
import { SiteLink } from './site-link';

type LinkButtonProps = ComponentProps<typeof SiteLink> & { variant?: ButtonVariant; size?: ButtonSize };

/** A link that looks like a button. */
export function LinkButton({ variant, size, className, ...rest }: LinkButtonProps) {
  return <SiteLink className={classes(buttonClasses(variant, size), className)} {...rest} />;
}
