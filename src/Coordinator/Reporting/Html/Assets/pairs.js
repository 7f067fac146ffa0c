// The heat map of a pair of hyperparameters, and the same as a table.
const groupsOf = dimension => {
  if (!isNumeric(dimension) || dimension.values.length <= 12) {
    return { names: dimension.texts, at: r => dimension.chosen[r] };
  }
  // Numbers with many values go into eight groups of about as many values each.
  const edges = Array.from({ length: 8 }, (_, g) => Math.floor((g * dimension.values.length) / 8)).concat(dimension.values.length);
  const names = edges.slice(1).map((end, g) => `${dimension.texts[edges[g]]} … ${dimension.texts[end - 1]}`);
  return { names, at: r => (dimension.chosen[r] < 0 ? -1 : edges.findIndex(end => dimension.chosen[r] < end) - 1) };
};

function pairShown() {
  const [first, second] = [varied[byId('pairs-first').value], varied[byId('pairs-second').value]];
  const [down, across] = [groupsOf(first), groupsOf(second)];
  const best = byId('pairs-kind').value === 'best';
  const sums = down.names.map(() => across.names.map(() => ({ sum: 0, count: 0, best: null })));
  for (const r of scored) {
    const cell = sums[down.at(r)]?.[across.at(r)];
    if (!cell) continue;
    cell.sum += rows.score[r];
    cell.count++;
    cell.best = cell.best === null ? rows.score[r] : bestOf(cell.best, rows.score[r]);
  }
  return { first, second, down, across, best, z: sums.map(line => line.map(cell => (cell.count === 0 ? null : best ? cell.best : cell.sum / cell.count))) };
}

// From the best field on, the colours span at least twice the spread of one configuration over its folds, so that noise has nearly one colour.
function coloursFor(known, isLog) {
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const spread = data.spread ?? 0;
  // A share is never below 0.
  if (higher) return [Math.min(low, low >= 0 ? Math.max(0, high - 2 * spread) : high - 2 * spread), high];
  const far = isLog ? Math.log10(10 ** low + 2 * spread) : low + 2 * spread;
  return [low, Math.max(high, far)];
}

chart('pairs', () => {
  const { first, second, down, across, z, best } = pairShown();
  byId('pairs-table').replaceChildren(table(`${first.name} down, ${second.name} across`, ['', ...across.names], z.map((line, i) => [down.names[i], ...line.map(figure)])));
  const isLog = isWideScore(z.flat());
  const shade = z.map(line => line.map(x => (x === null ? null : isLog ? Math.log10(x) : x)));
  const known = shade.flat().filter(x => x !== null);
  const [low, high] = coloursFor(known, isLog);
  const marks = [0, 0.25, 0.5, 0.75, 1].map(share => low + share * (high - low));
  // Darker is better in both directions.
  const darkness = x => (higher ? high - x : x - low) / (high - low || 1);
  const room = across.names.length * (isNarrow() ? 3 : 1) <= 14;
  const annotations = !room ? [] : z.flatMap((line, i) => line.map((x, j) => ({ x: j, y: i, text: x === null ? '–' : figure(x), showarrow: false,
    font: { size: isNarrow() ? 10 : 12, color: x !== null && darkness(shade[i][j]) < 0.55 ? '#fff' : x === null ? ink('faint') : '#000' } })));
  return {
    traces: [{
      type: 'heatmap', z: shade, zmin: low, zmax: high, colorscale: scale, reversescale: higher, xgap: 2, ygap: 2, hoverinfo: 'text', hoverongaps: false,
      colorbar: { thickness: 14, tickvals: marks, ticktext: marks.map(x => figure(isLog ? 10 ** x : x)), title: { text: `${best ? 'best' : 'mean'} ${scoreName}`, side: 'right' }, ...(isNarrow() ? { orientation: 'h', y: -0.25, yanchor: 'top', title: { text: '' } } : {}) },
      hovertext: z.map((line, i) => line.map((x, j) => `${plain(first.name)} ${plain(down.names[i])}<br>${plain(second.name)} ${plain(across.names[j])}<br>${figure(x)}`)),
    }],
    layout: layout((isNarrow() ? 190 : 110) + Math.max(160, 44 * down.names.length), {
      annotations, margin: { l: 40, r: 16, t: 10, b: isNarrow() ? 120 : 60 },
      xaxis: axis({ title: { text: shortened(second.name, 40) }, tickvals: across.names.map((_, i) => i), ticktext: across.names.map(text => shortened(text, 22)), showgrid: false, zeroline: false }),
      yaxis: axis({ title: { text: shortened(first.name, 40) }, tickvals: down.names.map((_, i) => i), ticktext: down.names.map(text => shortened(text, isNarrow() ? 12 : 22)), autorange: 'reversed', showgrid: false, zeroline: false }),
    }),
  };
});

function startPairs() {
  if (!byId('pairs')) return;
  const options = () => varied.map((dimension, i) => element('option', { value: i }, dimension.name));
  const order = varied.map((_, i) => i);
  if (data.importance) order.sort((a, b) => data.importance.main[b] - data.importance.main[a]);
  byId('pairs-first').append(...options());
  byId('pairs-second').append(...options());
  byId('pairs-first').value = order[0];
  byId('pairs-second').value = order[1];
  for (const [id, other] of [['pairs-first', 'pairs-second'], ['pairs-second', 'pairs-first'], ['pairs-kind', null]]) {
    byId(id).addEventListener('change', () => {
      // A hyperparameter cannot be paired with itself: the other selection changes.
      if (other && byId(id).value === byId(other).value) byId(other).value = order.find(i => String(i) !== byId(id).value);
      draw('pairs');
    });
  }
}
starts.push(startPairs);
