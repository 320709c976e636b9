import type { ComponentProps } from 'react';
import { classes } from './classes';
import { controlClasses, Field, type FieldProps } from './field';

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
      {(control) => <select {...select} {...control} className={classes(controlClasses, 'pr-8')} />}
    </Field>
  );
}
