import { type ComponentProps, useId } from 'react';
import type { FieldProps } from './field';

type CheckboxFieldProps = Omit<FieldProps, 'optional' | 'labelHidden'> &
  Omit<ComponentProps<'input'>, 'type'>;

/** One box with its sentence beside it; `type="radio"` makes one of several. */
export function CheckboxField({
  label,
  hint,
  error,
  className,
  type = 'checkbox',
  ...input
}: CheckboxFieldProps & { type?: 'checkbox' | 'radio' }) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={className}>
      <div className="flex items-start gap-2.5">
        <input
          {...input}
          type={type}
          id={id}
          className="mt-1 size-4.5 shrink-0 accent-accent"
          aria-describedby={note ? `${id}-note` : undefined}
          aria-invalid={error ? true : undefined}
        />
        <label htmlFor={id} className="cursor-pointer">
          {label}
        </label>
      </div>
      {note && (
        <p
          id={`${id}-note`}
          className={error ? 'mt-1 ml-7 font-semibold text-danger text-sm' : 'ml-7 text-ink-soft text-sm'}
        >
          {note}
        </p>
      )}
    </div>
  );
}
