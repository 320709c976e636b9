import { type ReactNode, useId } from 'react';
import { classes } from './classes';

/** The look shared by inputs and selects. */
export const controlClasses = 'control';

export type FieldProps = {
  label: ReactNode;
  /** Help that stays visible, under the label. */
  hint?: ReactNode;
  /** What is wrong and how to put it right. */
  error?: string;
  /** Says "(optional)" beside the label. */
  optional?: boolean;
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean;
  className?: string;
};

type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

/**
 * Label, hint and error around one control. The child is a function that receives the id and the aria attributes:
 * `<Field label="Name">{(control) => <input {...control} name="name" />}</Field>`.
 */
export function Field({
  label,
  hint,
  error,
  optional,
  labelHidden,
  className,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const describedBy = classes(hint ? `${id}-hint` : null, error ? `${id}-error` : null) || undefined;
  return (
    <div className={className}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'label'}>
        {label}
        {optional && <span className="font-normal text-ink-faint"> (optional)</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-1.5 text-ink-soft text-sm">
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 font-semibold text-danger text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
