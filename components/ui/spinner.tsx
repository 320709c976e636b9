/** Four tiles taking turns; decoration beside a text that says what is happening. */
export function Spinner() {
  return (
    <svg
      aria-hidden="true"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="currentColor"
      className="shrink-0"
    >
      {[
        [0, 0],
        [9, 0],
        [9, 9],
        [0, 9],
      ].map(([x, y], turn) => (
        <rect
          key={`${x}-${y}`}
          x={x}
          y={y}
          width="7"
          height="7"
          rx="1"
          className="animate-pulse"
          style={{ animationDelay: `${turn * 200}ms` }}
        />
      ))}
    </svg>
  );
}
