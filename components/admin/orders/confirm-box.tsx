/** The tick without which nothing that cannot be undone happens. */
export function ConfirmBox({ children, error }: { children: string; error?: string }) {
  return (
    <div>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="confirm"
          value="yes"
          required
          aria-invalid={error ? true : undefined}
          className="size-5 shrink-0 accent-(--accent)"
        />
        <span>{children}</span>
      </label>
      {error && <p className="font-semibold text-danger text-sm">{error}</p>}
    </div>
  );
}
