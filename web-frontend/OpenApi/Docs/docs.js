// Shows /openapi/v1.json to people: each operation with examples that can be copied and a form that sends it. Everything from the
// document is put in as text, never as markup.

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const EXAMPLES = { curl, JavaScript: javascript, Python: python };

const at = (id) => document.getElementById(id);

/** Makes an element; properties that begin with `on` are listeners, others that the element does not have are attributes. */
function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const response = await fetch('/openapi/v1.json', { headers: { accept: 'application/json' } });
if (response.ok) show(await response.json());
else at('operations').textContent = `The description could not be loaded (${response.status}).`;

function show(api) {
  at('about').textContent = api.info.description ?? '';
  at('errors').append(...(api['x-errors'] ?? []).map(({ status, code, message }) =>
    make('tr', {}, make('td', {}, String(status)), make('td', {}, make('code', {}, code)), make('td', {}, message))));

  const groups = new Map();
  for (const operation of operationsOf(api)) {
    if (!groups.has(operation.group)) groups.set(operation.group, []);
    groups.get(operation.group).push(operation);
  }
  const sections = [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([group, operations]) => section(group, operations));
  at('groups').append(...[...groups.keys()].sort().map((group) => make('a', { href: `#${group}` }, group)));
  at('operations').replaceChildren(...(sections.length ? sections : ['There are no operations yet.']));
  at('filter').addEventListener('input', ({ target }) => filter(target.value.trim().toLowerCase()));
}

function operationsOf(api) {
  const found = [];
  for (const [path, item] of Object.entries(api.paths ?? {})) {
    for (const method of METHODS.filter((name) => item[name])) {
      const operation = item[method];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) => resolve(api, parameter));
      const body = resolve(api, operation.requestBody)?.content?.['application/json']?.schema;
      found.push({
        method: method.toUpperCase(),
        path,
        parameters,
        group: operation.tags?.[0] ?? path.split('/')[3] ?? 'other',
        summary: operation.summary ?? '',
        description: operation.description ?? '',
        needsToken: Boolean(operation.security?.length) && !operation.security.some((way) => Object.keys(way).length === 0),
        body: body ? sample(api, body) : undefined,
        responses: Object.entries(operation.responses ?? {}).map(([status, answer]) => ({ status, answer: resolve(api, answer) })),
      });
    }
  }
  return found;
}

/** Follows a reference within the document. */
function resolve(api, thing) {
  if (!thing?.$ref) return thing;
  return thing.$ref.slice(2).split('/').reduce((part, key) => part?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], api);
}

/** A value that fits a schema. */
function sample(api, schema, depth = 0) {
  const it = resolve(api, schema);
  if (!it || depth > 6) return null;
  if (it.example !== undefined) return it.example;
  if (it.const !== undefined) return it.const;
  if (it.enum) return it.enum[0];
  const choice = (it.oneOf ?? it.anyOf ?? []).find((option) => option.type !== 'null');
  if (choice) return sample(api, choice, depth + 1);
  const type = Array.isArray(it.type) ? it.type.find((name) => name !== 'null') : it.type;
  if (type === 'object' || it.properties) {
    return Object.fromEntries(Object.entries(it.properties ?? {}).map(([name, property]) => [name, sample(api, property, depth + 1)]));
  }
  if (type === 'array') return [sample(api, it.items, depth + 1)];
  if (type === 'integer' || type === 'number') return it.default ?? 0;
  if (type === 'boolean') return it.default ?? false;
  if (it.format === 'uuid') return '01980000-0000-7000-8000-000000000001';
  if (it.format === 'date-time') return '2030-01-01T12:00:00Z';
  return it.default ?? 'text';
}

function section(group, operations) {
  return make('section', { id: group }, make('h2', {}, group), ...operations.map(panel));
}

function panel(operation) {
  const details = make('details', {},
    make('summary', {},
      make('span', { className: 'method' }, operation.method), make('span', { className: 'path' }, operation.path), ' ',
      make('span', { className: 'quiet' }, operation.summary)));
  details.dataset.text = `${operation.method} ${operation.path} ${operation.summary} ${operation.group}`.toLowerCase();
  // Made when it is opened: there are many.
  details.addEventListener('toggle', () => details.children.length === 1 && details.append(content(operation)));
  return details;
}

function content(operation) {
  const inputs = new Map(operation.parameters.map((parameter) => [parameter, field(parameter)]));
  const body = operation.body === undefined ? null
    : make('textarea', { rows: 8, spellcheck: false, 'aria-label': 'Body', value: JSON.stringify(operation.body, null, 2) });
  const request = () => requestOf(operation, inputs, body);
  const examples = tabs(request);
  for (const input of [...inputs.values(), ...(body ? [body] : [])]) input.addEventListener('input', examples.refresh);
  at('token').addEventListener('input', examples.refresh);

  return make('div', { className: 'content' },
    operation.description ? make('p', {}, operation.description) : null,
    operation.needsToken ? make('p', { className: 'quiet' }, 'Needs an access token.') : null,
    ...[...inputs].map(([parameter, input]) => make('label', {}, `${parameter.name} (${parameter.in}${parameter.required ? ', required' : ''}) `,
      make('span', {}, parameter.description ?? ''), make('br'), input)),
    body ? make('label', {}, 'Body', body) : null,
    examples.element,
    sender(request),
    answers(operation));
}

function field(parameter) {
  const schema = parameter.schema ?? {};
  return make('input', { value: parameter.required && schema.default !== undefined ? String(schema.default) : '', spellcheck: false });
}

/** What the form says, as a request. */
function requestOf(operation, inputs, body) {
  let path = operation.path;
  const query = new URLSearchParams();
  const headers = { Accept: 'application/json' };
  for (const [parameter, { value }] of inputs) {
    if (parameter.in === 'path') path = path.replace(new RegExp(`\\{${parameter.name}(:[^}]*)?\\}`), value ? encodeURIComponent(value) : `{${parameter.name}}`);
    else if (value && parameter.in === 'query') query.append(parameter.name, value);
    else if (value && parameter.in === 'header') headers[parameter.name] = value;
  }
  const token = at('token').value.trim();
  if (token) headers.Authorization = `Bearer ${token}`;
  else if (operation.needsToken) headers.Authorization = 'Bearer <access token>';
  if (body) headers['Content-Type'] = 'application/json';
  const search = query.toString();
  return { method: operation.method, url: `${location.origin}${path}${search ? `?${search}` : ''}`, headers, body: body?.value };
}

function tabs(request) {
  let current = 'curl';
  const code = make('pre', { tabIndex: 0 });
  const buttons = Object.keys(EXAMPLES).map((name) => make('button', { type: 'button', role: 'tab', onclick: () => choose(name) }, name));
  const choose = (name) => {
    current = name;
    for (const button of buttons) button.setAttribute('aria-selected', String(button.textContent === current));
    code.textContent = EXAMPLES[current](request());
  };
  choose(current);
  const copy = make('button', { type: 'button', onclick: () => navigator.clipboard?.writeText(code.textContent) }, 'Copy');
  return {
    element: make('div', {}, make('div', { role: 'tablist', 'aria-label': 'Example' }, ...buttons, copy), code),
    refresh: () => choose(current),
  };
}

function sender(request) {
  const status = make('p', { className: 'quiet' });
  const output = make('pre', { hidden: true, tabIndex: 0 });
  const send = async () => {
    const { url, method, headers, body } = request();
    status.textContent = 'Sending…';
    try {
      const answer = await fetch(url, { method, headers, body: method === 'GET' ? undefined : body });
      const text = await answer.text();
      status.textContent = `${answer.status} ${answer.statusText}`;
      output.textContent = pretty(text);
      output.hidden = text === '';
    } catch (error) {
      status.textContent = `It could not be sent: ${error.message}`;
    }
  };
  return make('div', {}, make('div', { className: 'actions' }, make('button', { type: 'button', className: 'primary', onclick: send }, 'Send')), status, output);
}

function answers(operation) {
  return make('table', {}, make('tbody', {}, ...operation.responses.map(({ status, answer }) =>
    make('tr', {}, make('td', {}, status), make('td', {}, answer?.description ?? '')))));
}

function filter(words) {
  for (const details of document.querySelectorAll('main details')) details.hidden = !details.dataset.text.includes(words);
  for (const group of document.querySelectorAll('main section')) group.hidden = !group.querySelector('details:not([hidden])');
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function curl({ method, url, headers, body }) {
  const quote = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
  const lines = [`curl -X ${method} ${quote(url)}`, ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`)];
  if (body) lines.push(`-d ${quote(body)}`);
  return lines.join(' \\\n  ');
}

function javascript({ method, url, headers, body }) {
  return `const answer = await fetch(${JSON.stringify(url)}, {
  method: ${JSON.stringify(method)},
  headers: ${JSON.stringify(headers, null, 2).replaceAll('\n', '\n  ')},${body ? `\n  body: JSON.stringify(${pretty(body).replaceAll('\n', '\n  ')}),` : ''}
});
const { success, data, error } = await answer.json();
if (!success) throw new Error(\`\${error.code}: \${error.message}\`);`;
}

function python({ method, url, headers, body }) {
  return `import json, urllib.request

request = urllib.request.Request(
    ${JSON.stringify(url)},
    method=${JSON.stringify(method)},
    headers=${JSON.stringify(headers)},${body ? `\n    data=json.dumps(json.loads(r'''${body}''')).encode(),` : ''}
)
with urllib.request.urlopen(request) as answer:
    data = json.load(answer)["data"]`;
}
