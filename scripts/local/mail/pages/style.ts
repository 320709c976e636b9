/** Served as `/assets/style.css`. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f27; --soft: #565d6b; --line: #d7dbe2; --edge: #7a8190; --paper: #fff; --ground: #f4f5f8; --key: #3d3a8c; --on-key: #fff; --focus: #b86e00; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaf0; --soft: #a7aebd; --line: #333947; --edge: #7d8597; --paper: #1b1f29; --ground: #12151c; --key: #b3b0ff; --on-key: #12151c; --focus: #ffb84d; }
}
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--ground); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
.bar { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; padding: .75rem 1rem; background: var(--paper); border-bottom: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
.brand { color: var(--ink); font-weight: 700; font-size: 1.05rem; text-decoration: none; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .75rem; }
a { color: var(--key); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.soft { color: var(--soft); }
.search { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 0 0 1.25rem; }
.search div { flex: 1 1 16rem; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
input { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: .5rem; }
button { min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; color: var(--on-key); background: var(--key); border: 1px solid var(--key); border-radius: .5rem; cursor: pointer; }
.mails { list-style: none; margin: 0; padding: 0; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; overflow: clip; }
.mails li { position: relative; display: grid; gap: 0 1rem; padding: .75rem 1rem; }
.mails li + li { border-top: 1px solid var(--line); }
.mails li:hover { background: var(--ground); }
.mails a { font-weight: 600; }
.mails a::after { content: ''; position: absolute; inset: 0; }
.mails span, .mails time { color: var(--soft); font-size: .9rem; }
.kind { justify-self: start; padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem; }
.pager { margin: 1rem 0 0; }
dl { display: grid; gap: .1rem 1rem; margin: 0 0 1.5rem; }
dt { color: var(--soft); font-size: .9rem; }
dd { margin: 0 0 .5rem; }
iframe { display: block; width: 100%; height: 75vh; min-height: 24rem; resize: vertical; background: #fff; border: 1px solid var(--line); border-radius: .75rem; color-scheme: light; }
pre { margin: 0; padding: 1rem; white-space: pre-wrap; font: .875rem/1.55 ui-monospace, monospace; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; }
@media (min-width: 48rem) {
  .mails li { grid-template-columns: minmax(0, 1fr) auto; align-items: baseline; }
  .mails time, .kind { justify-self: end; }
  dl { grid-template-columns: max-content minmax(0, 1fr); }
  dd { margin: 0; }
}
`;
