import type { ReactNode } from 'react';
import { classes } from './classes';

type NoticeProps = {
  tone?: 'info' | 'success' | 'warning' | 'danger';
  title?: ReactNode;
  children?: ReactNode;
  /**
   * How it is read out: 'alert' at once (danger's default), 'status' when there is a pause, 'none' for a notice that
   * was in the page from the start.
   */
  announce?: 'alert' | 'status' | 'none';
  className?: string;
};

const tones = {
  info: 'border-line-strong bg-surface',
  success: 'border-accent bg-accent-wash',
  warning: 'border-gold bg-warning-wash',
  danger: 'border-danger bg-danger-wash',
};

/** A message about the page or the form: what happened and what to do now. */
export function Notice({ tone = 'info', title, children, announce, className }: NoticeProps) {
  const role = announce ?? (tone === 'danger' ? 'alert' : 'status');
  return (
    <div
      role={role === 'none' ? undefined : role}
      className={classes('rounded-tile border-l-4 px-4 py-3', tones[tone], className)}
    >
      {title && <p className="font-semibold">{title}</p>}
      {children && <div className={classes('text-sm', Boolean(title) && 'mt-1')}>{children}</div>}
    </div>
  );
}
