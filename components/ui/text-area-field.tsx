import type { ComponentProps } from 'react';
import { classes } from './classes';
import { controlClasses, Field, type FieldProps } from './field';

/** Several lines of text with label, hint and error. Takes every attribute of `<textarea>`. */
export function TextAreaField({
  label,
  hint,
  error,
  optional,
  labelHidden,
  className,
  rows = 5,
  ...area
}: FieldProps & ComponentProps<'textarea'>) {
  return (
    <Field {...{ label, hint, error, optional, labelHidden, className }}>
      {(control) => (
        <textarea {...area} {...control} rows={rows} className={classes(controlClasses, 'resize-y')} />
      )}
    </Field>
  );
}
