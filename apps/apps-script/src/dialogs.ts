/** Owns the two dialogs: each is one page without anything from elsewhere, and says in place what went wrong. */
import { disciplineLabel } from '@ridebook/domain';
import type { Settings } from './settings.ts';

const style = `body{font:14px/1.5 system-ui,sans-serif;margin:4px;color:#1b1b1b}label{display:block;margin:0 0 12px}
input,select{display:block;width:100%;box-sizing:border-box;font:inherit;padding:6px 8px;margin-top:2px;border:1px solid #767676;border-radius:4px}
button{font:inherit;padding:7px 16px;border:0;border-radius:4px;background:#0b57d0;color:#fff}button:disabled{background:#767676}
p{margin:0 0 12px}small{color:#595959}#told{min-height:1.5em;color:#b3261e}hr{border:0;border-top:1px solid #dadada;margin:16px 0}`;

/** Sends a form's fields to a function of the script, and closes the dialog when that went well. */
const script = `function send(form, name) {
  event.preventDefault();
  var told = document.getElementById('told'), buttons = document.querySelectorAll('button'), fields = {};
  for (var i = 0; i < form.elements.length; i++) if (form.elements[i].name) fields[form.elements[i].name] = form.elements[i].value;
  var wait = function (is) { buttons.forEach(function (button) { button.disabled = is; }); };
  wait(true); told.textContent = 'One moment…';
  google.script.run
    .withSuccessHandler(function (text) { told.textContent = text; google.script.host.close(); })
    .withFailureHandler(function (error) { told.textContent = error.message; wait(false); })[name](fields);
}`;

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ridebook</title><style>${style}</style></head>` +
  `<body>${body}<p id="told" role="status"></p><script>${script}</script></body></html>`;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/gu, (character) => `&#${character.charCodeAt(0)};`);

const field = (label: string, name: string, value: string, attributes: string): string =>
  `<label>${label}<input name="${name}" value="${escaped(value)}" ${attributes}></label>`;

export const connectPage = (): string =>
  page(`<form onsubmit="send(this, 'connectWithPassword')">
${field('Peloton username or e-mail', 'username', '', 'autocomplete="username" required')}
${field('Password', 'password', '', 'type="password" autocomplete="current-password" required')}
<p><small>The password is used once and not kept.</small></p><button>Sign in</button></form><hr>
<form onsubmit="send(this, 'connectWithToken')">
${field('Or paste a token', 'token', '', 'type="password" autocomplete="off" required')}
<button>Use this token</button></form>`);

const suggestedTypes: readonly string[] = ['cycling', 'running', 'strength', 'yoga', 'rowing', 'outdoor'];

export interface ShownSettings extends Settings {
  readonly doc: string;
  readonly hasToken: boolean;
}

export function settingsPage({ units, types, hasPeople, doc, hasToken }: ShownSettings): string {
  const option = (value: string, label: string, isChosen: boolean): string =>
    `<option value="${value}"${isChosen ? ' selected' : ''}>${label}</option>`;
  const examples = suggestedTypes.map((type) => disciplineLabel(type).toLowerCase()).join(', ');
  return page(`<form onsubmit="send(this, 'saveSettings')">
<label>Units<select name="units">${option('imperial', 'miles', units === 'imperial')}${option('metric', 'kilometres', units === 'metric')}</select></label>
${field('Types of workouts, empty for all', 'types', (types ?? []).join(', '), '')}
<p><small>For example: ${examples}.</small></p>
<label>Instructors and the riders you follow<select name="people">${option('read', 'in the sheet', hasPeople)}${option('leave', 'left out', !hasPeople)}</select></label><hr>
${field('Coda doc, empty for none', 'doc', doc, 'placeholder="https://coda.io/d/…"')}
${field('Coda API token', 'token', '', `type="password" autocomplete="off" placeholder="${hasToken ? 'kept; leave empty to keep it' : ''}"`)}
<button>Save</button></form>`);
}
