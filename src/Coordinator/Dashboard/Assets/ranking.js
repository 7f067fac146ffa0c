// The best configurations as they move, and any configuration in full.
import { read } from './access.js';
import { asked as given, keep } from './address.js';
import { draw } from './charts.js';
import { byId, count, element, figure, replace, settingOf, settingsOf, table, withSpread } from './dom.js';

let before = new Map();
let parts;

export function startRanking(all) {
  parts = all;
  byId('all').addEventListener('click', () => showAll({ offset: 0 }));
  byId('details').addEventListener('close', () => keep({ configuration: null, all: null, status: null, sort: null }));
}

export function showRanking({ study, ranking, improvements }, changed) {
  if (!study || !ranking) return;
  const metric = study.metric === 'loss' ? [] : [study.metric];
  // The ranking metric comes first, because on a phone the rest is off screen.
  const headings = ['Rank', 'No.', ...metric.map(name => `Mean ${name}`), 'Mean validation loss', 'Folds', ...study.names];
  const head = byId('ranking-table').tHead.rows[0];
  if (head.cells.length !== headings.length) head.replaceChildren(...headings.map(text => element('th', { scope: 'col' }, text)));
  if ('ranking' in changed || 'study' in changed) {
    const places = new Map(ranking.map((row, i) => [row.configuration, i]));
    replace(byId('ranking-table').tBodies[0], ...ranking.map((row, i) => rowOf(study, row, i)));
    before = places;
  }
  if (improvements && ('improvements' in changed || 'ranking' in changed || 'study' in changed)) showBest(study, improvements);
  openGiven();
}

// What the address names is opened once, when the names of hyperparameters are known.
let isOpened = false;
function openGiven() {
  if (isOpened) return;
  isOpened = true;
  if (given('configuration')) showDetails(given('configuration'));
  else if (given('all')) showAll({ offset: Number(given('all')) || 0, status: given('status') ?? '', sort: given('sort') ?? 'rank' });
}

function showBest(study, improvements) {
  if (improvements.length === 0) {
    byId('best-words').textContent = 'No configuration has all its folds yet.';
    return;
  }
  const last = improvements[improvements.length - 1];
  const isLoss = study.metric === 'loss';
  const name = isLoss ? 'mean validation loss' : `mean ${study.metric}`;
  const by = `configuration ${last.configuration} after ${count(last.folds, 'fold')}: ${name} ${figure(last.metric)}`;
  byId('best-words').textContent = improvements.length === 1 ? `The first complete configuration leads, ${by}.` : `The best has improved ${count(improvements.length - 1, 'time')}, last with ${by}.`;
  const steps = improvements.map(one => [one.folds, one.metric, `no. ${one.configuration}, after ${count(one.folds, 'fold')}<br>${figure(one.metric)}`]);
  const end = Math.max(last.folds, parts.progress?.done ?? 0);
  draw(byId('best'), () => improvementsChart([{ name: null, steps, end }], 'folds counted', plain(name), isLoss && isWide(steps.map(step => step[1]))));
}

function rowOf(study, row, i) {
  const moved = before.size > 0 && (!before.has(row.configuration) || before.get(row.configuration) > i);
  const metric = study.metric === 'loss' ? [] : [withSpread(row.metric, row.metricDeviation)];
  return element('tr', { class: [moved ? 'moved-up' : '', row.rank === null ? 'under-way' : '', row.rank === 1 ? 'winner' : ''].join(' ').trim() || null },
    element('th', { scope: 'row' }, row.rank === null ? '–' : String(row.rank)),
    element('td', {}, numberOf(row.configuration)),
    ...metric.map(text => element('td', {}, text)),
    element('td', {}, withSpread(row.mean, row.deviation)),
    element('td', {}, `${row.done} of ${study.folds}`),
    ...study.paths.map((_, i) => element('td', {}, settingOf(study, row.settings, i) ?? '–')));
}

export const numberOf = configuration =>
  element('button', { type: 'button', 'aria-label': `Configuration ${configuration} in full`, onclick: () => showDetails(configuration) }, String(configuration));

function open(title, ...body) {
  byId('details-title').textContent = title;
  replace(byId('details-body'), ...body);
  if (!byId('details').open) byId('details').showModal();
  // What had the focus is there no more, or disabled now.
  if (!byId('details').contains(document.activeElement)) byId('details').querySelector('button').focus();
}

async function asked(title, path, show) {
  // What is open stays until the answer is there, so that the control that asked keeps the focus.
  if (!byId('details').open || byId('details-title').textContent !== title) open(title, element('p', {}, 'Loading.'));
  try {
    show(await read(path));
  } catch (error) {
    open(title, element('p', { class: 'alarm' }, error.message));
  }
}

export function showDetails(configuration) {
  const title = `Configuration ${configuration}`;
  keep({ configuration, all: null, status: null, sort: null });
  return asked(title, `api/configurations/${configuration}`, answer => {
    const chart = element('div', { class: 'chart', id: 'curves', role: 'img', 'aria-label': 'Training and validation loss of each fold by epoch; the table has the losses of the epoch at which each is scored' });
    const { study } = parts;
    const metric = study.metric === 'loss' ? [] : [study.metric];
    const { row } = answer;
    open(title,
      element('p', { class: 'lead' }, settingsOf(study, row.settings)),
      element('p', {}, [`Status: ${row.status}, ${row.done} of ${count(study.folds, 'fold')}`, ...metric.map(name => `mean ${name} ${withSpread(row.metric, row.metricDeviation)}`),
        `mean validation loss ${withSpread(row.mean, row.deviation)}`].join(' · ')),
      ...(answer.curves.length ? [chart] : []),
      table('The folds of this configuration', ['Fold', 'Status', ...metric, 'Validation loss', 'Train loss', 'Scored at epoch', 'Epochs', 'Seconds', 'Reason'], answer.folds.map(fold =>
        [String(fold.fold), fold.status, ...metric.map(() => figure(fold.metric)), figure(fold.validationLoss), figure(fold.trainLoss), fold.epoch ? String(fold.epoch) : '–', String(fold.epochs), figure(fold.seconds), fold.reason ?? ''])));
    if (answer.curves.length) draw(chart, () => foldsChart(answer.curves.map(curve => ({ ...curve, scored: scoredOf(answer, curve), stopped: answer.folds.find(fold => fold.fold === curve.fold)?.epochs ?? curve.epochs.at(-1) })), true));
  });
}

// The epoch of the point; a fold that stopped before has it at its end.
function scoredOf({ folds }, curve) {
  const epoch = folds.find(fold => fold.fold === curve.fold)?.epoch ?? 0;
  return epoch === 0 ? 0 : Math.min(epoch, curve.epochs.at(-1));
}

const pageSize = 50;
const statuses = ['', 'scored', 'incomplete', 'pruned', 'failed', 'not-finite', 'quarantined'];
const sorts = ['rank', 'configuration', 'mean', 'deviation'];
const chooser = (name, texts, value, change) => {
  const choice = element('select', { 'aria-label': name }, ...texts.map(text => element('option', { value: text }, text || 'all')));
  choice.value = value;
  choice.addEventListener('change', () => change(choice.value));
  return element('label', {}, name, choice);
};

const metricOf = () => (parts.study.metric === 'loss' ? [] : [parts.study.metric]);

function showAll({ offset, status = '', sort = 'rank' }) {
  const title = 'All configurations';
  keep({ configuration: null, all: offset, status, sort: sort === 'rank' ? null : sort });
  return asked(title, `api/configurations?offset=${offset}&limit=${pageSize}&sort=${sort}${status ? `&status=${status}` : ''}`, answer => open(title,
    element('p', {}, `${count(answer.total, 'configuration')} with a counted fold${status ? ` and status ${status}` : ''}, by ${sort}.`),
    element('div', { class: 'controls' }, chooser('Status', statuses, status, chosen => showAll({ offset: 0, status: chosen, sort })), chooser('Sorted by', sorts, sort, chosen => showAll({ offset: 0, status, sort: chosen }))),
    table('All configurations', ['Rank', 'No.', ...metricOf().map(name => `Mean ${name}`), 'Mean validation loss', 'Status', 'Folds', 'Settings'], answer.items.map(row =>
      [row.rank === null ? '–' : String(row.rank), numberOf(row.configuration), ...metricOf().map(() => withSpread(row.metric, row.metricDeviation)), withSpread(row.mean, row.deviation), row.status,
        `${row.done} of ${parts.study.folds}`, settingsOf(parts.study, row.settings)])),
    element('div', { class: 'controls' },
      element('button', { type: 'button', disabled: offset === 0, onclick: () => showAll({ offset: Math.max(0, offset - pageSize), status, sort }) }, 'Earlier rows'),
      element('button', { type: 'button', disabled: offset + pageSize >= answer.total, onclick: () => showAll({ offset: offset + pageSize, status, sort }) }, 'Later rows'))));
}
