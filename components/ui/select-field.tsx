import type { ComponentProps } from 'react';
import { classes } from './classes';
import { controlClasses, Field, type FieldProps } from './field';

/** A native select without a label of its own; give it one, or use SelectField. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={classes(controlClasses, 'pr-8', className)} {...rest} />;
}

/** A native select with label, hint and error; the children are its options. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  labelHidden,
  className,
  ...select
}: FieldProps & ComponentProps<'select'>) {
  return (
    <Field {...{ label, hint, error, optional, labelHidden, className }}>
      {(control) => <Select {...select} {...control} />}
    </Field>
  );
}
