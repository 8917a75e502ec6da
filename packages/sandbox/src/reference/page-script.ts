/** Owns what the reference page does in a browser, as the text that is sent there: it lists the endpoints and tries them. */

export const pageScript = String.raw`const mostShown = 60000;
const main = document.querySelector('main');
const description = await (await fetch('/__sandbox/openapi.json')).json();
let token = null;

function element(name, text = '', className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}

/** Words between back ticks are code. */
function prose(name, text) {
  const made = element(name);
  text.split('\x60').forEach((part, index) => made.append(index % 2 === 1 ? element('code', part) : part));
  return made;
}

async function bearer() {
  if (token === null) {
    const answer = await fetch('/__sandbox/token', { method: 'POST' });
    token = (await answer.json()).access_token;
  }
  return token;
}

function pretty(text) {
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not JSON: shown as it came.
  }
  const left = shown.length - mostShown;
  return left > 0 ? shown.slice(0, mostShown) + '\n… ' + left + ' characters more' : shown;
}

function field(form, name, input, hint = '') {
  const label = element('label');
  label.append(element('span', name), input);
  if (hint !== '') label.append(prose('small', hint));
  form.append(label);
  return input;
}

function requestOf(path, operation, inputs) {
  let target = path;
  const query = new URLSearchParams();
  const headers = {};
  for (const { parameter, input } of inputs) {
    const value = input.value;
    if (parameter.in === 'path') target = target.replace('{' + parameter.name + '}', encodeURIComponent(value));
    else if (value !== '' && parameter.in === 'query') query.set(parameter.name, value);
    else if (value !== '') headers[parameter.name] = value;
  }
  return { url: query.size > 0 ? target + '?' + query : target, headers };
}

function tryForm(method, path, operation) {
  const form = element('form');
  const inputs = operation.parameters.map((parameter) => {
    const input = element('input');
    input.value = parameter.example ?? '';
    return { parameter, input: field(form, parameter.name + ' (' + parameter.in + ')', input, parameter.description) };
  });
  let body = null;
  if (operation.requestBody) {
    body = field(form, 'body', element('textarea'));
    body.value = JSON.stringify(operation.requestBody.content['application/json'].example);
  }
  const status = element('output');
  const answer = element('pre');
  answer.hidden = true;
  answer.tabIndex = 0;
  form.append(element('button', 'Send'), status, answer);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const { url, headers } = requestOf(path, operation, inputs);
      if (operation.security) headers.authorization = 'Bearer ' + (await bearer());
      const began = performance.now();
      const reply = await fetch(url, { method, headers, ...(body === null ? {} : { body: body.value }) });
      const text = await reply.text();
      const took = Math.round(performance.now() - began);
      status.textContent = reply.status + ' in ' + took + ' ms, ' + text.length + ' characters';
      answer.textContent = pretty(text);
      answer.hidden = false;
    } catch (error) {
      status.textContent = String(error);
    }
  });
  return form;
}

function card(method, path, operation) {
  const details = element('details');
  const summary = element('summary');
  summary.append(element('b', method, 'method'), element('code', path), element('span', operation.summary));
  const [answers, ...quirks] = operation.description.split('\n- ');
  const list = element('ul');
  for (const quirk of quirks) list.append(prose('li', quirk));
  details.append(summary, prose('p', answers), list);
  // The sign-in hosts are elsewhere and answer browsers with redirects: they are only described.
  if (/^\/(api|__sandbox)\//.test(path)) details.append(tryForm(method, path, operation));
  return details;
}

for (const group of ['Member', 'Workouts', 'Classes', 'Sign-in', 'Sandbox']) {
  const section = element('section');
  section.append(element('h2', group));
  for (const [path, operations] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      if (operation.tags[0] === group) section.append(card(method.toUpperCase(), path, operation));
    }
  }
  main.append(section);
}
`;
