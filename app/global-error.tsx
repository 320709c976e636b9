'use client';

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** The last resort: the layout itself failed, so this brings its own document and needs no style sheet. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body
        style={{
          fontFamily: 'sans-serif',
          maxWidth: '38rem',
          margin: '15vh auto',
          padding: '0 1rem',
          lineHeight: 1.5,
        }}
      >
        <title>Something went wrong · Tessera</title>
        <h1>Something went wrong on our side</h1>
        <p>Nothing was charged by this page. Try again in a moment.</p>
        <button type="button" onClick={reset} style={{ font: 'inherit', padding: '0.6rem 1.2rem' }}>
          Try again
        </button>
        {error.digest && <p>Reference: {error.digest}</p>}
      </body>
    </html>
  );
}
