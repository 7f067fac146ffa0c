// The table of all configurations: sorted, filtered, a page at a time.
const ranking = { page: 0, size: 50, sort: 'rank', down: false, shown: [] };

const columns = [
  { key: 'rank', title: 'Rank', of: r => rows.rank[r], text: r => rows.rank[r] ?? '–' },
  { key: 'no', title: 'No.', of: r => rows.configuration[r], cell: configurationCell },
  ...(data.score.isLoss ? [] : [
    { key: data.score.name, title: `Mean ${data.score.name}`, of: r => rows.score[r], text: r => figure(rows.score[r]) },
    { key: `${data.score.name}-std`, title: '± std', of: r => rows.scoreDeviation[r], text: r => figure(rows.scoreDeviation[r]) },
  ]),
  { key: 'mean', title: 'Mean validation loss', of: r => rows.mean[r], text: r => figure(rows.mean[r]) },
  { key: 'std', title: '± std', of: r => rows.deviation[r], text: r => figure(rows.deviation[r]) },
  { key: 'folds', title: 'Folds', of: r => rows.scores.reduce((best, fold) => (fold[r] === null ? best : best === null ? fold[r] : bestOf(best, fold[r])), null), cell: foldsCell },
  { key: 'difference', title: 'Difference to the winner ± 95 %', of: r => (rows.configuration[r] === data.reference ? 0 : rows.difference[r]), cell: differenceCell },
  ...dimensions.map(dimension => ({
    key: dimension.name, title: dimension.name, dimension,
    of: isNumeric(dimension) ? r => (valueOf(dimension, r) === null ? null : Number(valueOf(dimension, r))) : r => (dimension.chosen[r] < 0 ? null : dimension.chosen[r]),
    text: r => textOf(dimension, r) ?? '–',
  })),
  { key: 'train', title: 'Train loss', of: r => rows.train[r], text: r => figure(rows.train[r]) },
  { key: 'epochs', title: 'Epochs', of: r => rows.epochs[r], text: r => String(rows.epochs[r]) },
  { key: 'status', title: 'Status', of: r => rows.statuses[rows.status[r]], text: r => rows.statuses[rows.status[r]] },
];

const barScale = (() => {
  const all = rows.scores.flat().filter(x => x !== null).sort((a, b) => a - b);
  const [low, high] = [all[0] ?? 0, all[Math.floor(all.length * 0.95)] ?? 1];
  const bend = data.score.isLoss && low > 0 ? Math.log : x => x;
  return x => Math.max(0.08, Math.min(1, (bend(x) - bend(low)) / (bend(high) - bend(low) || 1)));
})();

function configurationCell(r) {
  const configuration = rows.configuration[r];
  if (!data.curves.some(curve => curve.configuration === configuration)) return String(configuration);
  const button = element('button', { type: 'button', 'aria-label': `Curves of configuration ${configuration}` }, String(configuration));
  button.addEventListener('click', () => showCurvesOf(configuration));
  return button;
}

function foldsCell(r) {
  const words = rows.scores.map((fold, i) => `fold ${i}: ${fold[r] === null ? 'none' : figure(fold[r])}`).join(', ');
  const bars = element('span', { class: 'bars', role: 'img', 'aria-label': words, title: words });
  for (const fold of rows.scores.slice(0, 20)) {
    const bar = element('i', fold[r] === null ? { class: 'none' } : {});
    if (fold[r] !== null) bar.style.height = `${(100 * barScale(fold[r])).toFixed(0)}%`;
    bars.append(bar);
  }
  return bars;
}

function differenceCell(r) {
  if (rows.configuration[r] === data.reference) return 'the winner';
  if (rows.difference[r] === null) return '';
  const sign = rows.difference[r] < 0 ? '−' : '+';
  const margin = rows.margin[r];
  // As many decimals as give the margin two digits.
  const shown = x => (margin > 1e-8 && margin < 1e6 ? x.toFixed(Math.max(0, 1 - Math.floor(Math.log10(margin)))) : figure(x));
  const worse = margin !== null && (higher ? -rows.difference[r] : rows.difference[r]) - margin > 0;
  return element('span', {}, `${sign}${shown(Math.abs(rows.difference[r]))}${margin === null ? '' : ` ± ${shown(margin)}`}${worse ? ' worse' : ''}`);
}

const squeezed = text => String(text).toLowerCase().replace(/\s+/g, '');
function conditionOf(term) {
  const parts = /^([^=<>]+)(=|<|>)(.+)$/.exec(term);
  const column = parts && columns.find(one => squeezed(one.key) === squeezed(parts[1]));
  if (!column) return r => squeezed(columns.map(one => (one.text ? one.text(r) : rows.configuration[r])).join('|')).includes(squeezed(term));
  const wanted = parts[3];
  if (parts[2] === '=') {
    return r => squeezed(column.text ? column.text(r) : column.of(r)) === squeezed(wanted) || (wanted.trim() !== '' && column.of(r) === Number(wanted));
  }
  const number = Number(wanted);
  return r => typeof column.of(r) === 'number' && (parts[2] === '<' ? column.of(r) < number : column.of(r) > number);
}

function refilter() {
  const conditions = byId('ranking-filter').value.split(/\s+(?![^[]*\])/).filter(term => term).map(conditionOf);
  for (const choice of document.querySelectorAll('#ranking-filters select')) {
    if (choice.value !== '') conditions.push(r => dimensions[choice.dataset.place].chosen[r] === Number(choice.value));
  }
  ranking.shown = rows.configuration.map((_, r) => r).filter(r => conditions.every(condition => condition(r)));
  resort();
}

// Missing values come last in both directions; equal rows keep the order of the ranking.
function resort() {
  const { of } = columns.find(column => column.key === ranking.sort);
  const keys = new Map(ranking.shown.map(r => [r, of(r)]));
  const isMissing = key => key === null || key === undefined || key === Infinity;
  ranking.shown.sort((a, b) => {
    const [x, y] = [keys.get(a), keys.get(b)];
    if (isMissing(x) || isMissing(y)) return isMissing(x) - isMissing(y) || a - b;
    return (ranking.down ? -1 : 1) * (x < y ? -1 : x > y ? 1 : 0) || a - b;
  });
  ranking.page = 0;
  fillRanking();
}

function fillRanking() {
  const first = ranking.page * ranking.size;
  const page = ranking.shown.slice(first, first + ranking.size);
  byId('ranking-table').tBodies[0].replaceChildren(...page.map(r => element('tr', rows.configuration[r] === data.reference ? { class: 'winner' } : {},
    ...columns.map((column, i) => element(i === 0 ? 'th' : 'td', i === 0 ? { scope: 'row' } : {}, column.cell ? column.cell(r) : column.text(r))))));
  byId('ranking-count').textContent = page.length === 0
    ? `None of ${rowCount} configurations matches.`
    : `Rows ${first + 1} to ${first + page.length} of ${ranking.shown.length}${ranking.shown.length < rowCount ? ` that match, of ${rowCount} in all` : ''}.`;
  byId('ranking-back').disabled = ranking.page === 0;
  byId('ranking-on').disabled = first + ranking.size >= ranking.shown.length;
  byId('ranking-pages').hidden = ranking.shown.length <= ranking.size;
  document.querySelectorAll('#ranking-table thead th').forEach((heading, i) => {
    const isSorted = columns[i].key === ranking.sort;
    heading.setAttribute('aria-sort', isSorted ? (ranking.down ? 'descending' : 'ascending') : 'none');
    heading.firstChild.textContent = columns[i].title + (isSorted ? (ranking.down ? '\u00a0▾' : '\u00a0▴') : '');
  });
}

function startRanking() {
  byId('ranking-table').tHead.rows[0].append(...columns.map(column => {
    const button = element('button', { type: 'button' }, column.title);
    button.addEventListener('click', () => {
      ranking.down = ranking.sort === column.key && !ranking.down;
      ranking.sort = column.key;
      resort();
    });
    return element('th', { scope: 'col' }, button);
  }));
  dimensions.forEach((dimension, place) => {
    if (dimension.values.length < 2 || dimension.values.length > 30) return;
    const choice = element('select', { 'data-place': place }, element('option', { value: '' }, 'all'),
      ...dimension.texts.map((text, i) => element('option', { value: i }, text)));
    choice.addEventListener('change', refilter);
    byId('ranking-filters').append(element('label', {}, dimension.name, choice));
  });
  byId('ranking-filter').addEventListener('input', refilter);
  byId('ranking-back').addEventListener('click', () => { ranking.page--; fillRanking(); });
  byId('ranking-on').addEventListener('click', () => { ranking.page++; fillRanking(); });
  refilter();
}
starts.push(startRanking);
