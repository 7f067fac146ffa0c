// The latest lines of the log, filtered here: the server sends them once for all readers.
import { byId, count, element, say } from './dom.js';

const most = 500;
const weights = { debug: 0, info: 1, warning: 2, error: 3 };
let lines = [];
let missed = 0;
const nodes = new Set();

export function startLog() {
  for (const id of ['log-level', 'log-node', 'log-text', 'log-hold']) byId(id).addEventListener('input', show);
}

export function forgetLines() {
  lines = [];
  missed = 0;
}

export function addLines(page) {
  missed += page.missed;
  lines = [...lines, ...page.lines].slice(-most);
  for (const { node } of page.lines) {
    if (!node || nodes.has(node) || nodes.size >= most) continue;
    nodes.add(node);
    byId('log-node').append(element('option', { value: node }, node));
  }
  if (!byId('log-hold').checked) show();
}

function show() {
  const [level, node, text] = [weights[byId('log-level').value], byId('log-node').value, byId('log-text').value.toLowerCase()];
  const chosen = lines.filter(line => weights[line.level] >= level && (!node || line.node === node) && (!text || line.text.toLowerCase().includes(text)));
  say('log-count', `${count(chosen.length, 'line')} of the latest ${lines.length}${missed ? `; ${missed.toLocaleString('en')} came too fast to show, or before this page was opened; the files in log/ have all lines` : ''}`);
  byId('log-lines').replaceChildren(...chosen.reverse().map(line => element('li', { 'data-level': line.level },
    element('time', { datetime: line.at }, new Date(line.at).toLocaleTimeString()), ` ${line.level} ${line.text}${line.node ? ` (${line.node})` : ''}`)));
}
