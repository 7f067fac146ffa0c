// The token: from the address's fragment, which no server sees, or typed in; kept as long as the tab.
import { byId } from './dom.js';

// Pages that a proxy shows below addresses of one host have tokens of their own.
const kept = `actorsearch-token ${location.pathname}`;
const fromAddress = new URLSearchParams(location.hash.slice(1)).get('token');
if (fromAddress) {
  sessionStorage.setItem(kept, fromAddress);
  history.replaceState(null, '', location.pathname + location.search);
}

const waiting = [];

export function headers() {
  const token = sessionStorage.getItem(kept);
  return token ? { Authorization: `Bearer ${token}` } : {};
}

// Asks for the token; the promise resolves when there is one to try.
export function askForToken(words) {
  byId('access').hidden = false;
  byId('access-words').textContent = words;
  byId('token').focus();
  return new Promise(resolve => waiting.push(resolve));
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
      await askForToken('Actions need the token of the run: it is in dashboard.json in the output folder, or in the file that the run was started with.');
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
  byId('token').value = '';
  byId('access').hidden = true;
  waiting.splice(0).forEach(resolve => resolve());
});
