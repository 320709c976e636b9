import type { ComponentProps } from 'react';
import { classes } from './classes';
import { controlClasses, Field, type FieldProps } from './field';

/** An input without a label of its own; give it one, or use TextField. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={classes(controlClasses, className)} {...rest} />;
}

/** One line of text with label, hint and error. Takes every attribute of `<input>`. */
export function TextField({
  label,
  hint,
  error,
  optional,
  labelHidden,
  className,
  ...input
}: FieldProps & ComponentProps<'input'>) {
  return (
    <Field {...{ label, hint, error, optional, labelHidden, className }}>
      {(control) => <Input {...input} {...control} />}
    </Field>
  );
}
