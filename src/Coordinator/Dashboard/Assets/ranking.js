// The best configurations as they move, and any configuration in full.
import { read } from './access.js';
import { drawBest, drawCurves } from './charts.js';
import { byId, count, element, figure, settingOf, settingsOf, table, withSpread } from './dom.js';

let before = new Map();
let parts;

export function startRanking(all) {
  parts = all;
  byId('all').addEventListener('click', () => showAll(0));
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
    byId('ranking-table').tBodies[0].replaceChildren(...ranking.map((row, i) => rowOf(study, row, i)));
    before = places;
  }
  if (improvements && ('improvements' in changed || 'study' in changed)) drawBest(study, improvements);
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
  byId('details-body').replaceChildren(...body);
  if (!byId('details').open) byId('details').showModal();
}

async function asked(title, path, show) {
  open(title, element('p', {}, 'Loading.'));
  try {
    show(await read(path));
  } catch (error) {
    open(title, element('p', { class: 'alarm' }, error.message));
  }
}

export function showDetails(configuration) {
  const title = `Configuration ${configuration}`;
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
    if (answer.curves.length) drawCurves(chart, answer.curves);
  });
}

const pageSize = 50;
const metricOf = () => (parts.study.metric === 'loss' ? [] : [parts.study.metric]);

function showAll(offset) {
  const title = 'All configurations';
  return asked(title, `api/configurations?offset=${offset}&limit=${pageSize}`, answer => open(title,
    element('p', {}, `${count(answer.total, 'configuration')} with a counted fold; the best first.`),
    table('Configurations by rank', ['Rank', 'No.', ...metricOf().map(name => `Mean ${name}`), 'Mean validation loss', 'Status', 'Folds', 'Settings'], answer.items.map(row =>
      [row.rank === null ? '–' : String(row.rank), numberOf(row.configuration), ...metricOf().map(() => withSpread(row.metric, row.metricDeviation)), withSpread(row.mean, row.deviation), row.status,
        `${row.done} of ${parts.study.folds}`, settingsOf(parts.study, row.settings)])),
    element('div', { class: 'controls' },
      element('button', { type: 'button', disabled: offset === 0, onclick: () => showAll(Math.max(0, offset - pageSize)) }, 'Earlier rows'),
      element('button', { type: 'button', disabled: offset + pageSize >= answer.total, onclick: () => showAll(offset + pageSize) }, 'Later rows'))));
}
