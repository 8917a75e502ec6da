/** Owns the reference page: one file of HTML, one of style, nothing from elsewhere; the script is beside it. */
export const pageHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The Peloton API as the sandbox plays it</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/__sandbox/docs.css">
<script type="module" src="/__sandbox/docs.js"></script>
</head>
<body>
<header>
<h1>The Peloton API as the sandbox plays it</h1>
<p>Unofficial and observed from outside. Open an endpoint, change what it takes, send it. Nothing leaves this machine.
<a href="/__sandbox/openapi.json">OpenAPI</a></p>
</header>
<main></main>
</body>
</html>
`;

export const pageCss = `:root { color-scheme: light dark; --line: light-dark(#d9d6d0, #3a3d42); --soft: light-dark(#f6f4f0, #1d2024); --accent: light-dark(#b3401f, #ff9a76); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 58rem; padding: 1.5rem 1rem 4rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.2; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
a { color: var(--accent); }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .4rem 0; padding: 0 .8rem; }
details[open] { padding-bottom: .8rem; }
summary { cursor: pointer; display: flex; flex-wrap: wrap; gap: .2rem .7rem; padding: .5rem 0; }
summary code { overflow-wrap: anywhere; font-weight: 600; }
summary span { opacity: .8; }
.method { color: var(--accent); min-width: 3rem; }
ul { padding-left: 1.2rem; }
form { display: grid; gap: .6rem; margin-top: .8rem; }
label { display: grid; gap: .15rem; }
label span { font-size: .85rem; font-weight: 600; }
small { opacity: .75; }
input, textarea { font: .9rem/1.4 ui-monospace, monospace; padding: .4rem .5rem; border: 1px solid var(--line); border-radius: .3rem; width: 100%; }
button { font: inherit; justify-self: start; padding: .4rem 1.2rem; border: 0; border-radius: .3rem; background: var(--accent); color: light-dark(#fff, #1d2024); cursor: pointer; }
pre { background: var(--soft); border-radius: .3rem; max-height: 28rem; overflow: auto; padding: .8rem; font-size: .8rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
