// The latest lines of the log, filtered here: the server sends them once for all readers.
import { asked, keep } from './address.js';
import { byId, count, element, say } from './dom.js';

const most = 500;
const weights = { debug: 0, info: 1, warning: 2, error: 3 };
let lines = [];
let missed = 0;
const nodes = new Set();

export function startLog() {
  if (asked('level') in weights) byId('log-level').value = asked('level');
  if (asked('node')) addNode(asked('node'));
  byId('log-node').value = asked('node') ?? '';
  byId('log-text').value = asked('text') ?? '';
  for (const id of ['log-level', 'log-node', 'log-text', 'log-hold']) {
    byId(id).addEventListener('input', () => {
      keep({ level: byId('log-level').value === 'info' ? null : byId('log-level').value, node: byId('log-node').value, text: byId('log-text').value });
      show();
    });
  }
}

export function forgetLines() {
  lines = [];
  missed = 0;
}

export function addLines(page) {
  missed += page.missed;
  lines = [...lines, ...page.lines].slice(-most);
  for (const { node } of page.lines) {
    if (node && nodes.size < most) addNode(node);
  }
  if (!byId('log-hold').checked) show();
}

function addNode(node) {
  if (nodes.has(node)) return;
  nodes.add(node);
  byId('log-node').append(element('option', { value: node }, node));
}

function show() {
  const [level, node, text] = [weights[byId('log-level').value], byId('log-node').value, byId('log-text').value.toLowerCase()];
  const chosen = lines.filter(line => weights[line.level] >= level && (!node || line.node === node) && (!text || line.text.toLowerCase().includes(text)));
  say('log-count', `${count(chosen.length, 'line')} of the latest ${lines.length}${missed ? `; ${missed.toLocaleString('en')} came too fast to show, or before this page was opened; the files in log/ have all lines` : ''}`);
  byId('log-lines').replaceChildren(...chosen.reverse().map(line => element('li', { 'data-level': line.level },
    element('time', { datetime: line.at }, new Date(line.at).toLocaleTimeString()), ` ${line.level} ${line.text}${line.node ? ` (${line.node})` : ''}`)));
}
