// Server-sent events over fetch, which unlike EventSource can show a token. It reconnects by itself with the id of the last event; after the end
// of a search it checks now and then whether another run has begun.
import { headers, askForToken } from './access.js';

const longestPause = 10000;

export async function follow(path, { onEvent, onState }) {
  let id = null;
  let pause = 500;
  while (true) {
    try {
      const response = await fetch(path, { headers: { ...headers(), ...(id ? { 'Last-Event-ID': id } : {}) }, cache: 'no-store' });
      if (response.status === 401) {
        onState('token needed', 'lost');
        await askForToken('From other machines the dashboard needs the token of the run.');
        continue;
      }
      if (!response.ok) throw new Error(`status ${response.status}`);
      pause = 500;
      for await (const event of eventsOf(response.body)) {
        id = event.id ?? id;
        onEvent(event.type, JSON.parse(event.data));
        // Not before: until then the page shows nothing of the search.
        onState('live', 'live');
      }
    } catch {
      // The next attempt shows whether it was temporary.
    }
    pause = onState('no connection, trying again', 'lost') ? longestPause : pause;
    await new Promise(resolve => setTimeout(resolve, pause));
    pause = Math.min(longestPause, pause * 2);
  }
}

async function* eventsOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (true) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = Object.fromEntries(text.slice(0, end).split('\n').filter(line => !line.startsWith(':')).map(line => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
      }));
      text = text.slice(end + 2);
      if (fields.data) yield { type: fields.event ?? 'message', id: fields.id, data: fields.data };
    }
  }
}
