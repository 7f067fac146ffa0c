// Charts of what trains now, of all configurations and of the slots: fetched while the search runs, more often when they are near the screen, and at its end.
import { read } from './access.js';
import { draw } from './charts.js';
import { byId, count, say } from './dom.js';

const pauses = { near: 3000, far: 30000 };
const figures = [
  { id: 'learning', path: 'api/learning', show: showLearning },
  { id: 'space', path: 'api/space', show: showSpace },
  { id: 'slots', path: 'api/slots', show: showSlots },
].map(one => ({ ...one, near: false, at: -Infinity, seen: null, asking: false }));
let parts = {};

export function startFigures() {
  const watcher = new IntersectionObserver(entries => {
    for (const entry of entries) figures.find(one => one.id === entry.target.id).near = entry.isIntersecting;
    showFigures(parts);
  }, { rootMargin: '300px' });
  for (const { id } of figures) watcher.observe(byId(id));
}

export function showFigures(all) {
  parts = all;
  if (parts.progress) figures.forEach(ask);
}

async function ask(one) {
  const isOver = Boolean(parts.study?.outcome);
  const pause = one.near ? pauses.near : pauses.far;
  // While something trains, what is shown grows with the time.
  const state = `${parts.progress.done} ${isOver} ${parts.progress.busySlots > 0 ? Math.floor(performance.now() / pause) : ''}`;
  if (one.asking || state === one.seen || (performance.now() - one.at < pause && !isOver)) return;
  one.asking = true;
  try {
    const { done } = parts.progress;
    const answer = await read(one.path);
    one.show(answer);
    // What is read of all folds can be some seconds old.
    one.seen = answer.done < done ? null : state;
  } catch {
    // The next event asks again.
  }
  one.at = performance.now();
  one.asking = false;
}

const inReport = 'For more than 200,000 folds the report has this chart.';
const isMany = () => parts.progress.done > 200000;

const chartOf = (id, isThere) => {
  byId(`${id}-chart`).hidden = !isThere;
  return byId(`${id}-chart`);
};

function showLearning({ loss, best, mean, running }) {
  const lines = [
    ...(mean ? [{ name: `configuration ${best}, the best so far: mean of its folds and their band`, short: `no. ${best}`, hue: null, ...mean }] : []),
    ...running.map((one, i) => ({ name: `configuration ${one.configuration}, fold ${one.fold} (${one.node}, slot ${one.slot})`, short: `no. ${one.configuration}, fold ${one.fold}`, hue: i, epochs: one.epochs, loss: one.losses })),
  ];
  const now = running.length === 0 ? 'No training has reported an epoch yet.'
    : `${count(running.length, 'fold')}${parts.progress.busySlots > running.length ? ` of ${count(parts.progress.busySlots, 'busy slot')}` : ''} in training; nodes report about once a second, so epochs between are left out.`;
  say('learning-words', `${now} ${mean ? 'The thick line is the best configuration so far.' : 'No configuration has all its folds yet.'}`);
  const chart = chartOf('learning', lines.length > 0);
  if (lines.length) draw(chart, () => meansChart(lines, `validation loss (${plain(loss)})`));
}

function showSpace({ score, isLoss, lines }) {
  const isThere = lines !== null && lines.configurations.length > 1 && lines.dimensions.length > 0;
  const chart = chartOf('space', isThere);
  if (!isThere) {
    say('space-words', isMany() ? inReport : 'This needs two configurations with all folds scored and a hyperparameter that differs between them.');
    return;
  }
  const { total, configurations, shares, scores } = lines;
  const dimensions = lines.dimensions.map(dimension => ({ ...dimension, texts: dimension.texts ?? dimension.values }));
  const all = configurations.length < total ? ` ${configurations.length} of ${count(total, 'configuration')} are drawn: the best, and an even selection of the others.` : '';
  say('space-words', `Each line is a configuration, from axis to axis through its hyperparameters to its mean ${isLoss ? 'validation loss' : score}; strong lines are better. Numbers increase upwards, on a narrow screen to the right; other values are in the order of the experiment. The entries above the chart hide and show groups.${all}`);
  draw(chart, () => parallelChart({
    dimensions, shown: configurations.map((_, i) => i), score: i => scores[i], shareOf: i => shares[i], isReference: i => i === 0, reference: 'the best so far', title: isLoss ? 'mean loss' : `mean ${score}`, isLoss,
  }));
}

function showSlots({ slots }) {
  const isThere = slots !== null && slots.lanes.length > 0 && slots.length > 0;
  const chart = chartOf('slots', isThere);
  const many = slots?.busy ? 'The colour is the share of the time in which a slot trained.' : 'Each bar is a training. One that trains now ends at the right edge.';
  say('slots-words', isThere ? `${many} Pauses without training are left out.` : isMany() ? inReport : 'No training has finished yet.');
  if (isThere) draw(chart, () => slotsChart(slots));
}
