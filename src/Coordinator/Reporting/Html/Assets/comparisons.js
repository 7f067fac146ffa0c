// One curve for each value of a hyperparameter, with its spread.
const comparedNow = () => data.comparisons[byId('values-setting').value];
const bandOf = value => {
  const isMetric = byId('values-score')?.value === 'metric';
  return byId('values-kind').value === 'best' ? (isMetric ? value.bestMetric : value.bestLoss) : (isMetric ? value.metric : value.loss);
};

chart('values', () => {
  const { place, values } = comparedNow();
  const setting = dimensions[place];
  const best = byId('values-kind').value === 'best';
  const isMetric = byId('values-score')?.value === 'metric';
  const score = isMetric ? `validation ${plain(data.metric.name)}` : `validation loss (${plain(data.loss)})`;
  const shown = values.map((value, i) => ({ ...value, value: setting.texts[setting.values.indexOf(value.value)] ?? value.value, i, band: bandOf(value) })).filter(value => value.band);
  byId('values-table').replaceChildren(table(`${setting.name}: ${isMetric ? `validation ${data.metric.name}` : 'validation loss'} at the end`,
    ['Value', 'Configurations', 'Best: no.', best ? 'Mean of its folds' : 'Median', best ? 'Lowest fold' : 'Lower quartile', best ? 'Highest fold' : 'Upper quartile'],
    shown.map(({ value, count, best: configuration, band }) => [value, String(count), String(configuration), figure(band.middle.at(-1)), figure(band.low.at(-1)), figure(band.high.at(-1))])));
  const dashes = ['solid', 'dash', 'dot', 'dashdot', 'longdash', 'longdashdot', 'solid', 'dash'];
  const traces = shown.flatMap(({ value, i, count, best: configuration, band }) => {
    const spread = band.low.some((low, at) => low !== band.high[at]);
    const name = `${shortened(value, isNarrow() ? 24 : 40)} (${best ? `no. ${configuration}` : `${count} configuration${count === 1 ? '' : 's'}`})`;
    const common = { type: 'scatter', mode: band.epochs.length > 1 ? 'lines' : 'markers', legendgroup: String(i) };
    return [
      ...(spread ? [{ ...common, mode: 'lines', x: [...band.epochs, ...[...band.epochs].reverse()], y: [...band.low, ...[...band.high].reverse()], fill: 'toself', fillcolor: colour(i, 0.13), line: { width: 0 }, hoverinfo: 'skip', showlegend: false }] : []),
      { ...common, name, x: band.epochs, y: band.middle, line: { color: colour(i), width: 2.4, dash: dashes[i] }, marker: { color: colour(i), size: 9 }, hovertemplate: `${shortened(value, 40)}, epoch %{x}: %{y:.4g}<extra></extra>` },
    ];
  });
  const all = shown.flatMap(({ band }) => [...band.low, ...band.high]);
  return {
    traces,
    layout: layout(400 + 20 * shown.length, {
      legend: { orientation: 'v', x: 0, y: -0.18, yanchor: 'top', font: { size: 11 }, title: { text: shortened(setting.name, 40) } },
      xaxis: epochAxis(Math.max(...shown.flatMap(({ band }) => band.epochs)), { title: { text: 'epoch' } }),
      yaxis: isMetric ? axis({ title: { text: score } }) : lossAxis(all, isWide(all), { title: { text: score } }),
    }),
  };
});

starts.push(() => {
  if (!byId('values')) return;
  // Names first, then numbers: curves compare values without an order best.
  const order = data.comparisons.map((_, i) => i).sort((a, b) => isNumeric(dimensions[data.comparisons[a].place]) - isNumeric(dimensions[data.comparisons[b].place]) || a - b);
  byId('values-setting').append(...order.map(i => element('option', { value: i }, dimensions[data.comparisons[i].place].name)));
  byId('values-kind').value = data.comparisons.some(({ values }) => values.some(value => value.count > 1)) ? 'all' : 'best';
  if (byId('values-score') && data.metric.ranks) byId('values-score').value = 'metric';
  for (const id of ['values-setting', 'values-kind', 'values-score']) byId(id)?.addEventListener('change', () => draw('values'));
});
