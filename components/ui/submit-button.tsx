'use client';

import type { ComponentProps } from 'react';
import { useFormStatus } from 'react-dom';
import { type ButtonSize, type ButtonVariant, buttonClasses } from './button';
import { classes } from './classes';
import { Spinner } from './spinner';

type SubmitButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** What is said while the form is on its way: "Holding your seats…". */
  pendingText?: string;
};

/**
 * Sends the form around it and shows that it is on its way. Stays focusable while pending (aria-disabled), and
 * swallows a second press. Works without JavaScript as a plain submit button.
 */
export function SubmitButton({
  variant,
  size,
  className,
  pendingText,
  children,
  ...rest
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      className={classes(buttonClasses(variant, size), pending && 'cursor-progress opacity-80', className)}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
      {...rest}
    >
      {pending && <Spinner />}
      {pending && pendingText ? pendingText : children}
    </button>
  );
}
