/** Served as `/assets/style.css`. */
export const STYLE = `
:root { --ink: #1b1f27; --soft: #565d6b; --line: #d7dbe2; --paper: #fff; --ground: #f4f5f8; --key: #3d3a8c; --bad: #a3211b; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--ground); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
.notice { margin: 0; padding: .5rem 1rem; background: #fdf1d3; border-bottom: 1px solid #e5d08f; text-align: center; font-size: .9rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 0 0 .75rem; }
a { color: var(--key); }
.columns { display: grid; gap: 1.5rem; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; min-width: 0; }
.card + .card { margin-top: 1rem; }
.lines { list-style: none; margin: 0; padding: 0; }
.lines li { display: flex; justify-content: space-between; gap: 1rem; padding: .6rem 0; border-bottom: 1px solid var(--line); }
.lines small { display: block; color: var(--soft); }
.amount { white-space: nowrap; font-variant-numeric: tabular-nums; }
.total { display: flex; justify-content: space-between; margin: 1rem 0 0; font-weight: 700; font-size: 1.15rem; }
.soft { color: var(--soft); }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
.field { margin-bottom: 1rem; }
.pair { display: grid; grid-template-columns: 3fr 2fr; gap: 0 1rem; }
.card > :last-child, fieldset > :last-child { margin-bottom: 0; }
input { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid #7a8190; border-radius: .5rem; }
input[aria-invalid='true'] { border-color: var(--bad); }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
legend { font-weight: 700; padding: 0; margin-bottom: .75rem; font-size: 1.1rem; }
button { min-height: 2.75rem; padding: .5rem 1rem; font: inherit; font-weight: 600; color: var(--key); background: var(--paper); border: 1px solid var(--key); border-radius: .5rem; cursor: pointer; }
button.main { width: 100%; color: #fff; background: var(--key); }
:focus-visible { outline: 3px solid #d98a00; outline-offset: 2px; }
.buttons { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(12rem, 100%), 1fr)); gap: .5rem; }
.buttons button { text-align: left; line-height: 1.3; }
.buttons small { display: block; font-weight: 400; font-variant-numeric: tabular-nums; }
.error { margin: .25rem 0 0; color: var(--bad); font-weight: 600; }
.alert { margin: 0 0 1rem; padding: .75rem 1rem; color: var(--bad); background: #fdecea; border: 1px solid #eab5b1; border-radius: .5rem; font-weight: 600; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
code { font-family: ui-monospace, monospace; font-size: .85em; overflow-wrap: anywhere; }
@media (min-width: 48rem) { .columns { grid-template-columns: 5fr 6fr; align-items: start; } }
`;
