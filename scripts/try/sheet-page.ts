/** Owns the page that stands for a Google Sheet with the script in it. */

const style = `body{font:14px/1.5 system-ui,sans-serif;margin:0;color:#1b1b1b;background:#fff}
header{display:flex;flex-wrap:wrap;gap:8px;align-items:center;padding:10px 16px;background:#eef3ee;border-bottom:1px solid #cfd8cf}
h1{font-size:16px;margin:0 12px 0 0}button{font:inherit;padding:4px 10px;border:1px solid #767676;border-radius:4px;background:#fff;cursor:pointer}
button[aria-pressed=true]{background:#137333;border-color:#137333;color:#fff}button:disabled{color:#767676;cursor:wait}
#told{padding:8px 16px;min-height:1.5em;color:#3c4043}nav{display:flex;gap:4px;padding:0 16px 8px;flex-wrap:wrap}
main{overflow:auto;max-height:calc(100vh - 190px);border-top:1px solid #dadce0}table{border-collapse:collapse;font-size:13px}
th,td{border:1px solid #e0e0e0;padding:2px 8px;max-width:280px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;text-align:left}
th{position:sticky;top:0;background:#f8f9fa}figure{display:inline-block;margin:12px}rect{fill:#137333}
dialog{padding:0;border:1px solid #767676;border-radius:8px}dialog h2{font-size:16px;margin:12px 16px 0}iframe{border:0;width:440px;height:520px;display:block}
dialog>button{position:absolute;top:8px;right:8px}`;

/** Runs in the browser: what the server says is shown is drawn anew after each action. */
const script = `
const $ = (id) => document.getElementById(id);
let shownName = null;
const make = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });
async function act(action, argument = '', fields = null) {
  document.querySelectorAll('header button').forEach((button) => (button.disabled = true));
  $('told').textContent = 'One moment: every request to the made-up Peloton is real…';
  const answer = await fetch('/', { method: 'POST', body: JSON.stringify({ action, argument, fields }) });
  const state = await answer.json();
  draw(state, action);
  return state;
}
function draw(state, action) {
  const menu = $('menu');
  menu.replaceChildren(...state.menu.map((label) => make('button', label.replace('Ridebook > ', ''), { onclick: () => act('choose', label) })));
  menu.append(make('button', 'Let an hour pass', { onclick: () => act('wait') }));
  const run = state.run, waiting = state.triggers.length ? 'Waiting: ' + state.triggers.join(', ') : 'Nothing is scheduled';
  $('told').textContent = [state.toast, run && run.error, run && run.requests + ' requests in ' + run.seconds + ' s of the script', waiting, state.now.slice(0, 16) + ' UTC'].filter(Boolean).join(' · ');
  const names = state.sheets.map(({ name }) => name);
  // A sheet that the script shows is shown; a person who looked at nothing yet sees the workouts.
  if (state.active === 'Status' && action === 'choose' && run.requests === 0) shownName = 'Status';
  if (!names.includes(shownName) || shownName === 'Sheet1') shownName = names.includes('Workouts') ? 'Workouts' : names[0];
  $('tabs').replaceChildren(...names.map((name) => { const tab = make('button', name, { onclick: () => { shownName = name; draw(state, ''); } }); tab.setAttribute('aria-pressed', String(name === shownName)); return tab; }));
  const sheet = state.sheets.find(({ name }) => name === shownName);
  const heads = Object.keys(sheet?.rows[0] ?? {});
  const table = make('table', ''), head = table.createTHead().insertRow();
  for (const name of heads) head.append(make('th', name));
  for (const row of sheet?.rows ?? []) { const line = table.insertRow(); for (const name of heads) line.append(make('td', row[name], { title: row[name] })); }
  $('sheet').replaceChildren(...(sheet?.charts ?? []).map((title, place) => chart(title, sheet.rows.map((row) => Number(row[heads[place + 1]])))), table);
  if (state.dialog) openDialog(state.dialog);
}
function chart(title, values) {
  const most = Math.max(1, ...values), width = 6;
  const bars = values.map((value, place) => '<rect x="' + place * (width + 2) + '" y="' + (80 - (value / most) * 80) + '" width="' + width + '" height="' + (value / most) * 80 + '"/>').join('');
  const figure = make('figure', '');
  figure.innerHTML = '<figcaption></figcaption><svg role="img" width="' + values.length * (width + 2) + '" height="80">' + bars + '</svg>';
  figure.firstChild.textContent = title;
  figure.lastChild.setAttribute('aria-label', title);
  return figure;
}
function openDialog({ title, html }) {
  $('title').textContent = title;
  const frame = $('frame');
  frame.srcdoc = html;
  frame.onload = () => {
    let succeed = () => {}, fail = () => {};
    const run = new Proxy({}, { get: (_, name) => (argument) => {
      if (name === 'withSuccessHandler') succeed = argument;
      else if (name === 'withFailureHandler') fail = argument;
      else act('call', name, argument).then(({ run: { error, result } }) => (error === null ? succeed(result) : fail(new Error(error))));
      return run;
    } });
    frame.contentWindow.google = { script: { run, host: { close: () => $('dialog').close() } } };
  };
  $('dialog').showModal();
}
act('open');`;

export const sheetPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ridebook in an emulated Google Sheet</title>
<style>${style}</style></head><body><header><h1>Ridebook in an emulated Google Sheet</h1><span id="menu"></span></header>
<div id="told" role="status"></div><nav id="tabs" aria-label="Sheets"></nav><main id="sheet"></main>
<dialog id="dialog"><h2 id="title"></h2><button onclick="this.parentElement.close()">Close</button><iframe id="frame" title="Dialog"></iframe></dialog>
<script>${script}</script></body></html>`;
