import type { ComponentProps } from 'react';
import { classes } from './classes';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent border-accent hover:bg-accent-strong hover:border-accent-strong',
  secondary: 'bg-surface text-ink border-line-strong hover:border-ink',
  quiet:
    'bg-transparent text-accent border-transparent underline underline-offset-4 decoration-1 hover:decoration-2',
  danger: 'bg-surface text-danger border-danger hover:bg-danger-wash',
};

const sizes: Record<ButtonSize, string> = {
  small: 'min-h-9 px-3 text-sm',
  medium: 'min-h-11 px-5',
  large: 'min-h-13 px-7 text-lg',
};

/** The look of a button, for what is not a `<button>`. */
export const buttonClasses = (variant: ButtonVariant = 'primary', size: ButtonSize = 'medium') =>
  classes('button disabled:unavailable', variants[variant], sizes[size]);

type ButtonProps = ComponentProps<'button'> & { variant?: ButtonVariant; size?: ButtonSize };

/** A button; `type="button"` unless told. For the submit button of a form use SubmitButton. */
export function Button({ variant, size, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={classes(buttonClasses(variant, size), className)} {...rest} />;
}
