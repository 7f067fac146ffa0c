// The token: from the address's fragment, which no server sees, or typed in; kept as long as the tab.
import { byId, say } from './dom.js';

// Pages that a proxy shows below addresses of one host have tokens of their own.
const kept = `actorsearch-token ${location.pathname}`;
const fromAddress = new URLSearchParams(location.hash.slice(1)).get('token');
if (fromAddress) {
  sessionStorage.setItem(kept, fromAddress);
  history.replaceState(null, '', location.pathname + location.search);
}

let reader = null; // continues with the first token that is given
let action = null; // the latest one alone: earlier ones that wait for a token are given up
let before = null; // what had the focus

export function headers() {
  const token = sessionStorage.getItem(kept);
  return token ? { Authorization: `Bearer ${token}` } : {};
}

// Asks for the token that reading needs; the promise resolves when there is one to try.
export function askForToken(words) {
  show(words);
  return new Promise(resolve => { reader = resolve; });
}

// True: there is a token to try; false: the user gave up, or asked for something else.
function askForAction(words) {
  action?.(false);
  show(words);
  return new Promise(resolve => { action = resolve; });
}

const place = 'The token is in dashboard.json in the output folder, or in the file that the run was started with.';

// A token that was refused is not kept: the run may have been started again since.
function show(words) {
  const isWrong = sessionStorage.getItem(kept) !== null;
  sessionStorage.removeItem(kept);
  if (!byId('access').contains(document.activeElement)) before = document.activeElement;
  byId('access').hidden = false;
  say('access-words', `${isWrong ? 'This is not the token of the run.' : words} ${place}`);
  byId('token').focus();
}

function close() {
  byId('access').hidden = true;
  byId('token').value = '';
  if (before?.isConnected) before.focus();
}

export async function read(path) {
  const response = await fetch(path, { headers: headers() });
  if (!response.ok) throw new Error((await response.json()).error);
  return response.json();
}

// Does something; the answer is a sentence either way.
export async function act(path) {
  while (true) {
    let response;
    try {
      response = await fetch(path, { method: 'POST', headers: headers() });
    } catch {
      return 'The search does not answer.';
    }
    if (response.status === 401) {
      if (!await askForAction('Actions need the token of the run.')) return '';
      continue;
    }
    const answer = await response.json();
    return answer.sentence ?? answer.error;
  }
}

byId('access').addEventListener('submit', event => {
  event.preventDefault();
  const token = byId('token').value.trim();
  if (!token) return;
  sessionStorage.setItem(kept, token);
  close();
  reader?.();
  action?.(true);
  reader = action = null;
});

byId('access').addEventListener('keydown', event => {
  // Without a token nothing can be read, so only a question for an action is closed.
  if (event.key !== 'Escape' || reader) return;
  close();
  action?.(false);
  action = null;
});

// Without a connection, and after the end of the search, nothing can be done. The button that had the focus gets it back.
let waiting = null;

export function allowActions(can) {
  const places = [...document.querySelectorAll('fieldset')];
  if (places.every(place => place.disabled === !can)) return;
  if (!can) waiting = places.some(place => place.contains(document.activeElement)) ? document.activeElement : null;
  for (const place of places) place.disabled = !can;
  if (can && document.activeElement === document.body) waiting?.focus();
}
