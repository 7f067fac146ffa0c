// Lost nodes, quarantined folds, results that differ.
import { act } from './access.js';
import { byId, count, element, replace, say, table } from './dom.js';
import { numberOf } from './ranking.js';

let shown = null;

export function showTroubles({ troubles, progress }) {
  const { lostNodes, lost, quarantined, folds, errors } = troubles;
  say('troubles-words', lostNodes + quarantined + errors.length === 0 ? (progress?.folds ? 'None so far.' : 'Waiting for the search.')
    : `${count(lostNodes, 'node')} lost, ${count(quarantined, 'fold')} quarantined, ${count(errors.length, 'other problem')}.`);
  if (troubles === shown) return;
  shown = troubles;
  replace(byId('troubles-list'),
    ...errors.map(sentence => element('p', { class: 'alarm' }, sentence)),
    ...(folds.length ? [table('Quarantined folds', ['Fold', 'Configuration', 'Reason', ''], folds.map(fold =>
      [String(fold.fold), numberOf(fold.configuration), fold.reason, requeueOf(fold)]))] : []),
    ...(lost.length ? [table('Lost nodes, the latest first', ['Node', 'Id', 'Last heard', 'Lost at'], lost.map(node =>
      [node.name, node.node, ...[node.lastHeard, node.at].map(time => new Date(time).toLocaleTimeString())]))] : []));
}

function requeueOf({ configuration, fold }) {
  const button = element('button', { type: 'button', 'aria-label': `Retry fold ${fold} of configuration ${configuration}` }, 'Retry');
  button.addEventListener('click', async () => say('said', await act(`api/folds/${configuration}/${fold}/requeue`)));
  return button;
}
