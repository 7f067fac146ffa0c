// A form of the model's columns; the server reads and checks the texts as fields of a file. All foreign text becomes text, never markup.
const byId = id => document.getElementById(id);
// Pages that a proxy shows below addresses of one host have tokens of their own.
const kept = `actorsearch-token ${location.pathname}`;
const other = '\u0000other';

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value === true ? '' : value);
  made.append(...children);
  return made;
}

function askForToken() {
  byId('access').hidden = false;
  byId('token').focus();
  return new Promise(resolve => byId('access').addEventListener('submit', event => {
    event.preventDefault();
    sessionStorage.setItem(kept, byId('token').value.trim());
    byId('token').value = '';
    byId('access').hidden = true;
    resolve();
  }, { once: true }));
}

async function ask(path, options = {}, read = response => response.json()) {
  while (true) {
    const token = sessionStorage.getItem(kept);
    const response = await fetch(path, { ...options, headers: token ? { Authorization: `Bearer ${token}` } : {} });
    if (response.status === 401) await askForToken();
    else {
      if (response.ok) return read(response);
      const answer = await response.json();
      throw Object.assign(new Error(answer.error), { column: answer.column });
    }
  }
}

// Flags and short lists are chosen; long lists are typed with suggestions. Other texts than those of the training file are possible.
function fieldOf(column, at, { takesMissing, decimal }) {
  const id = `field-${at}`;
  const missing = takesMissing ? 'empty: missing' : '';
  if (column.values && column.values.length <= 100) {
    const field = element('select', { id },
      ...(takesMissing ? [element('option', { value: '' }, '(missing)')] : []),
      ...column.values.map(value => element('option', { value }, value)));
    if (column.type === 'category') field.append(element('option', { value: other }, '(another text)'));
    return [field, column.type];
  }
  const field = element('input', { id, autocomplete: 'off', placeholder: column.form, list: column.values ? `${id}-list` : null });
  if (!column.values) return [field, [column.type === 'number' && decimal ? `number like 1${decimal}5` : column.type, column.form, missing].filter(text => text).join(', ')];
  const list = element('datalist', { id: `${id}-list` }, ...column.values.map(value => element('option', { value })));
  return [element('span', {}, field, list), [column.type, missing].filter(text => text).join(', ')];
}

// A text that the training file does not have.
function unseenIn(values) {
  let text = 'another text';
  while (values.includes(text)) text += '!';
  return text;
}

function rowOf(model) {
  return Object.fromEntries(model.columns.map((column, at) => {
    const value = byId(`field-${at}`).value;
    return [column.name, value === other ? unseenIn(column.values) : value.trim() === '' ? null : value];
  }));
}

const figure = number => {
  const rounded = Number(number.toPrecision(6));
  return rounded === 0 || (Math.abs(rounded) >= 1e-4 && Math.abs(rounded) < 1e7) ? String(rounded) : rounded.toExponential();
};

function show(model, answer) {
  mark(-1);
  byId('wrong').hidden = true;
  byId('prediction').textContent = `${model.target}: ${typeof answer.prediction === 'number' ? figure(answer.prediction) : Array.isArray(answer.prediction) ? answer.prediction.join(', ') || 'none' : answer.prediction}`;
  const shares = Object.entries(answer.probabilities ?? {});
  byId('probabilities').hidden = shares.length === 0;
  byId('probabilities').tBodies[0].replaceChildren(...model.classes.filter(() => shares.length > 0).map(name => {
    const bar = element('span', { class: 'bar' });
    bar.style.width = `${100 * answer.probabilities[name]}%`;
    return element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, figure(answer.probabilities[name])), element('td', { 'aria-hidden': 'true' }, bar));
  }));
}

// The field that a mistake is in.
function mark(wrong) {
  for (const field of byId('fields').querySelectorAll('input, select')) {
    const isWrong = field.id === `field-${wrong}`;
    for (const [name, value] of [['aria-invalid', 'true'], ['aria-describedby', 'wrong']]) isWrong ? field.setAttribute(name, value) : field.removeAttribute(name);
    if (isWrong) field.focus({ preventScroll: true });
  }
}

const said = trouble => (trouble instanceof TypeError ? 'The server does not answer; is it still running?' : trouble.message);

function refuse(model, trouble) {
  byId('prediction').textContent = '';
  byId('probabilities').hidden = true;
  byId('wrong').textContent = said(trouble);
  byId('wrong').hidden = false;
  mark(model.columns.findIndex(one => one.name === trouble.column));
}

// The predictions stay in the page: their link ends with them, or when another table is chosen.
function clearTable() {
  URL.revokeObjectURL(byId('download').href);
  byId('table-answer').hidden = byId('table-wrong').hidden = true;
  byId('file').removeAttribute('aria-invalid');
  byId('table-notices').replaceChildren();
}

function refuseTable(sentence) {
  byId('table-wrong').textContent = sentence;
  byId('table-wrong').hidden = false;
  byId('file').setAttribute('aria-invalid', 'true');
  byId('file').focus({ preventScroll: true });
}

async function predictTable({ mostBytes }) {
  clearTable();
  const file = byId('file').files[0];
  if (!file) return refuseTable('Choose a file.');
  if (file.size > mostBytes) return refuseTable(`${file.name} has ${file.size} bytes, and at most ${mostBytes} are allowed; send it in parts.`);
  try {
    const body = await file.arrayBuffer();
    const [csv, notices] = await ask(`predict-table?name=${encodeURIComponent(file.name)}`, { method: 'POST', body }, async response => [await response.blob(), JSON.parse(response.headers.get('ActorSearch-Notices') ?? '[]')]);
    const name = `${file.name.replace(/\.gz$/i, '').replace(/\.[^.]+$/, '')}-predictions.csv`;
    const link = byId('download');
    link.href = URL.createObjectURL(csv);
    link.download = name;
    link.textContent = `Download ${name}`;
    byId('table-answer').hidden = false;
    byId('table-notices').replaceChildren(...notices.map(notice => element('li', {}, notice)));
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: 'nearest' });
  } catch (trouble) {
    refuseTable(trouble.name === 'NotReadableError' ? `${file.name} has changed since it was chosen; choose it again.` : said(trouble));
  }
}

async function start() {
  const model = await ask('model');
  byId('title').textContent = document.title = `${model.name}: prediction of ${model.target}`;
  byId('words').textContent = model.labels ? `Predicts which of ${model.classes.length} labels a row has${model.thresholds === undefined ? "" : `, from a probability of ${model.classes.map((name, at) => `${figure(model.thresholds[at])} for ${name}`).join(", ")} on`}.` : model.classes.length > 0 ? `Predicts one of ${model.classes.length} classes${model.threshold === undefined ? "" : `: ${model.classes[1]} from a probability of ${figure(model.threshold)} on`}.` : 'Predicts a number.';
  byId('fields').replaceChildren(...model.columns.map((column, at) => {
    const [field, hint] = fieldOf(column, at, model);
    return element('label', { for: `field-${at}` }, column.name, ' ', element('span', { class: 'hint' }, hint), field);
  }));
  byId('row').hidden = false;
  byId('row').addEventListener('submit', async event => {
    event.preventDefault();
    byId('answer').hidden = false;
    try {
      show(model, await ask('predict', { method: 'POST', body: JSON.stringify(rowOf(model)) }));
    } catch (trouble) {
      refuse(model, trouble);
    }
    byId('answer').scrollIntoView({ block: 'nearest' });
  });
  byId('row').addEventListener('reset', () => {
    byId('answer').hidden = true;
    mark(-1);
  });
  byId('table-limits').textContent = `CSV, also compressed with gzip, Parquet or Arrow: at most ${model.mostRows} rows and ${Math.floor(model.mostBytes / 1048576)} MB. The table is kept nowhere.`;
  byId('table').hidden = false;
  byId('table').addEventListener('submit', event => {
    event.preventDefault();
    predictTable(model);
  });
  byId('file').addEventListener('change', clearTable);
  document.documentElement.dataset.ready = 'true';
}

start().catch(trouble => { byId('words').textContent = `The server does not answer: ${trouble.message}`; });
