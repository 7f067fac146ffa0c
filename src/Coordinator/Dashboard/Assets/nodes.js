// The nodes with their slots and trainings.
import { act } from './access.js';
import { byId, count, duration, element, figure, say } from './dom.js';

const silent = 5;
const cards = new Map();

export function showNodes({ study, nodes, progress }) {
  const { total, items } = nodes;
  say('nodes-words', total === 0 ? (progress?.folds ? `No node is connected.${study?.outcome ? '' : ' Folds are trained as soon as a trainer joins.'}` : 'Waiting for the first node.')
    : items.length < total ? `${count(total, 'node')} connected. Here are ${items.length}, those with a problem first; /api/nodes has all.`
    : `${count(total, 'node')} connected.`);
  for (const [id, card] of cards) {
    if (!items.some(node => node.node === id)) {
      card.remove();
      cards.delete(id);
    }
  }
  for (const [i, node] of items.entries()) {
    const card = cards.get(node.node) ?? make(node);
    fill(card, node);
    // Only cards in a wrong place are moved, so that a focused button keeps the focus.
    if (byId('nodes-list').children[i] !== card) byId('nodes-list').insertBefore(card, byId('nodes-list').children[i] ?? null);
  }
}

function make(node) {
  const button = element('button', { type: 'button' });
  button.addEventListener('click', async () => say('said', await act(`api/nodes/${encodeURIComponent(node.node)}/${button.dataset.does}`)));
  const card = element('article', { class: 'node', 'aria-label': `Node ${node.name}` }, element('h3', {}, element('span', {}, node.name), button), element('p', { class: 'hint' }), element('ul'));
  cards.set(node.node, card);
  return card;
}

function fill(card, node) {
  const [heading, words, list] = card.children;
  const button = heading.lastChild;
  button.dataset.does = node.drains ? 'undrain' : 'drain';
  const label = node.drains ? 'Work again' : 'Drain';
  if (button.textContent !== label) button.textContent = label;
  button.setAttribute('aria-label', `${label}: ${node.name}`);
  button.title = node.drains ? 'Give this node new trainings again.' : 'Give this node no new trainings. What it trains finishes; then the node can be switched off.';
  card.classList.toggle('ill', !node.serves || node.silentSeconds > silent);
  const text = [
    count(node.slots, 'slot'),
    node.attempts === 0 ? 'idle' : [`${node.work.length} training`, node.attempts > node.work.length ? `${node.attempts - node.work.length} queued` : null].filter(one => one).join(', '),
    node.drains ? (node.attempts ? 'gets no new trainings' : 'drained: it can be switched off') : null,
    node.serves ? null : 'cannot serve the search; the reason is in the log',
    node.silentSeconds > silent ? `silent for ${duration(node.silentSeconds)}` : null,
  ].filter(one => one).join('; ');
  if (words.textContent !== text) words.textContent = text;
  const lines = node.work.map(work => `slot ${work.slot}: ${work.outOfFold !== null ? `out-of-fold training ${work.outOfFold}` : work.fold === null ? `refit ${work.restart}` : `configuration ${work.configuration}, fold ${work.fold}`}${work.outerFold === null ? '' : ` outside of outer fold ${work.outerFold}`}, epoch ${work.epoch}${work.mostEpochs === null ? '' : ` of ${work.mostEpochs}`}${work.loss === null ? '' : `, validation loss ${figure(work.loss)}`}`);
  while (list.children.length > lines.length) list.lastChild.remove();
  lines.forEach((line, i) => {
    const item = list.children[i] ?? list.appendChild(element('li'));
    if (item.textContent !== line) item.textContent = line;
  });
}
