// The best configurations as they move, and any configuration in full.
import { read } from './access.js';
import { drawBest, drawCurves } from './charts.js';
import { byId, count, element, figure, settingsOf, table, withSpread } from './dom.js';

let before = new Map();
let parts;

export function startRanking(all) {
  parts = all;
  byId('all').addEventListener('click', () => showAll(0));
}

export function showRanking({ study, ranking, improvements }, changed) {
  if (!study || !ranking) return;
  const metric = study.metric === 'loss' ? [] : [study.metric];
  const headings = ['Rank', 'No.', ...study.names, 'Mean loss', ...metric, 'Folds'];
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
    ...study.paths.map(path => element('td', {}, row.settings[path] ?? '')),
    element('td', {}, withSpread(row.mean, row.deviation)),
    ...metric.map(text => element('td', {}, text)),
    element('td', {}, `${row.done} of ${study.folds}`));
}

export const numberOf = configuration =>
  element('button', { type: 'button', 'aria-label': `Configuration ${configuration} in full`, onclick: () => showDetails(configuration) }, String(configuration));

function open(title, ...body) {
  byId('details-title').textContent = title;
  byId('details-body').replaceChildren(...body);
  if (!byId('details').open) byId('details').showModal();
}

async function asked(title, path, show) {
  open(title, element('p', {}, 'Looking it up.'));
  try {
    show(await read(path));
  } catch (error) {
    open(title, element('p', { class: 'alarm' }, error.message));
  }
}

export function showDetails(configuration) {
  const title = `Configuration ${configuration}`;
  return asked(title, `api/configurations/${configuration}`, answer => {
    const chart = element('div', { class: 'chart', id: 'curves', role: 'img', 'aria-label': 'Validation loss of each fold by epoch; the table says the same in figures' });
    open(title,
      element('p', { class: 'lead' }, `${settingsOf(parts.study, answer.row.settings)}: ${answer.row.status}, mean validation loss ${withSpread(answer.row.mean, answer.row.deviation)}`),
      ...(answer.curves.length ? [chart] : []),
      table('Its folds', ['Fold', 'Status', 'Validation loss', 'Train loss', 'Best epoch', 'Epochs', 'Seconds', 'Reason'], answer.folds.map(fold =>
        [String(fold.fold), fold.status, figure(fold.validationLoss), figure(fold.trainLoss), String(fold.bestEpoch), String(fold.epochs), figure(fold.seconds), fold.reason ?? ''])));
    if (answer.curves.length) drawCurves(chart, answer.curves);
  });
}

const pageSize = 50;

function showAll(offset) {
  const title = 'All configurations';
  return asked(title, `api/configurations?offset=${offset}&limit=${pageSize}`, answer => open(title,
    element('p', {}, `${count(answer.total, 'configuration')} of which a fold is counted; the best first.`),
    table('Configurations by rank', ['Rank', 'No.', 'Settings', 'Mean loss', 'Status', 'Folds'], answer.items.map(row =>
      [row.rank === null ? '–' : String(row.rank), numberOf(row.configuration), settingsOf(parts.study, row.settings), withSpread(row.mean, row.deviation), row.status, `${row.done} of ${parts.study.folds}`])),
    element('div', { class: 'controls' },
      element('button', { type: 'button', disabled: offset === 0, onclick: () => showAll(Math.max(0, offset - pageSize)) }, 'Earlier rows'),
      element('button', { type: 'button', disabled: offset + pageSize >= answer.total, onclick: () => showAll(offset + pageSize) }, 'Later rows'))));
}
