// Tables to download. With a token they are fetched, because a link cannot show one.
import { headers } from './access.js';
import { byId, element, say } from './dom.js';

const names = ['configurations.csv', 'folds.csv', 'curves.csv', 'cv_results.csv'];

export function startTables(parts) {
  byId('tables').append(...names.map(name => {
    const link = element('a', { href: `api/tables/${name}`, download: name }, name);
    link.addEventListener('click', async event => {
      if (!headers().Authorization) return;
      event.preventDefault();
      const response = await fetch(link.href, { headers: headers() });
      if (!response.ok) {
        say('said', (await response.json()).error);
        return;
      }
      const file = URL.createObjectURL(await response.blob());
      element('a', { href: file, download: `${parts.study?.name ?? 'study'}-${name}` }).click();
      URL.revokeObjectURL(file);
    });
    return link;
  }));
}
