// The progress of the search, and its actions.
import { act } from './access.js';
import { byId, count, duration, element, figure, pace, say, settingsOf, withSpread } from './dom.js';

const phases = { folds: 'training folds', selecting: 'selecting the winner', refits: 'training the winner on all rows', over: 'done' };
const modes = { working: null, paused: 'paused', stopping: 'stopping after the running folds' };

export function showProgress({ study, progress, best }) {
  byId('trouble').hidden = !progress.trouble;
  say('trouble', progress.trouble ?? '');
  byId('outcome').hidden = !study.outcome;
  say('outcome', study.outcome ?? '');
  byId('bar').max = Math.max(1, progress.folds);
  byId('bar').value = progress.done;
  const share = progress.folds ? Math.floor((100 * progress.done) / progress.folds) : 0;
  say('bar-words', progress.folds === 0 ? 'The search is starting.' : [
    `${progress.done.toLocaleString('en')} of ${count(progress.folds, 'fold')}, ${share} %`,
    study.outcome ? null : modes[progress.mode] ?? (progress.phase === 'folds' && progress.nodes === 0 ? 'waiting for a trainer' : phases[progress.phase]),
    progress.phase === 'folds' && progress.secondsLeft !== null && !study.outcome ? `about ${duration(progress.secondsLeft)} left` : null,
  ].filter(text => text).join(' · '));
  showCards([
    ['Best so far', bestFigure(study, best), best?.best ? `configuration ${best.best.configuration}: ${settingsOf(study, best.best.settings)}` : 'no configuration has all its folds'],
    ['Pace', pace(progress.foldsPerSecond), `over the last minute; ${duration(progress.elapsedSeconds)} so far`],
    ['Busy slots', `${progress.busySlots} of ${progress.slots}`, `on ${count(progress.nodes, 'node')}${progress.waiting ? `; ${count(progress.waiting, 'requeued training')} waiting` : ''}`],
    ['Failed folds', String(progress.failed), `${count(progress.quarantined, 'fold')} quarantined, ${count(progress.lostNodes, 'node')} lost`],
    ...(progress.pruned + progress.paused ? [['Folds saved', (progress.pruned + progress.paused).toLocaleString('en'), savedWords(progress)]] : []),
    ...(progress.expectedGain !== null ? [['Next configuration', figure(progress.expectedGain), 'expected improvement of the best score by the one that was suggested last']] : []),
    ...(progress.refits ? [['Refits', `${progress.refitsDone} of ${progress.refits}`, refitWords(best)]] : []),
    ...(progress.outOfFold ? [['Out of fold', `${progress.outOfFoldDone} of ${progress.outOfFold}`, 'folds of the winner trained again for their predictions']] : []),
  ]);
  const over = study.outcome !== null || progress.phase === 'over';
  const actions = ['pause', 'resume', 'stop'].map(byId);
  const focused = actions.find(button => button === document.activeElement);
  byId('pause').disabled = over || progress.mode !== 'working';
  byId('resume').disabled = over || progress.mode === 'working';
  byId('stop').disabled = over || progress.mode === 'stopping';
  // A button that is disabled loses the focus.
  if (focused?.disabled) (actions.find(button => !button.disabled) ?? byId('outcome')).focus();
}

function bestFigure(study, best) {
  const row = best?.best;
  if (!row) return '–';
  return study.metric === 'loss' ? withSpread(row.mean, row.deviation) : `${study.metric} ${withSpread(row.metric, row.metricDeviation)}`;
}

function savedWords({ pruned, paused }) {
  return [pruned ? `${count(pruned, 'fold')} not trained` : null, paused ? `${count(paused, 'fold')} not trained to the end` : null].filter(text => text).join(', ');
}

function refitWords(best) {
  const scored = (best?.refits ?? []).filter(refit => refit.testLoss !== null);
  return scored.length ? `test losses ${scored.map(refit => figure(refit.testLoss)).join(', ')}` : 'final trainings of the winner';
}

function showCards(cards) {
  const place = byId('cards');
  if (place.children.length !== cards.length) {
    place.replaceChildren(...cards.map(([title]) => element('div', { class: 'card' }, element('h3', {}, title), element('p', { class: 'figure' }), element('p'))));
  }
  cards.forEach(([title, number, words], i) => {
    const [heading, first, second] = place.children[i].children;
    for (const [node, text] of [[heading, title], [first, number], [second, words]]) if (node.textContent !== text) node.textContent = text;
  });
}

export function startActions() {
  for (const name of ['pause', 'resume', 'stop']) byId(name).addEventListener('click', async () => say('said', await act(`api/${name}`)));
}
