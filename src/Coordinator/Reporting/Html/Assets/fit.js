// The final model on its data.
const kindsOfRows = () => [['training rows', data.fit.train, 0, 'circle-open'], ['test rows', data.fit.test, 1, 'diamond']].filter(kind => kind[1]);

function extremes(lists) {
  const all = lists.flat().filter(x => x !== null);
  return [Math.min(...all), Math.max(...all)];
}

chart('prediction', () => {
  const { line, input, target } = data.fit;
  const points = kindsOfRows().map(([name, { x, y, p }, hue, symbol]) => ({
    type: 'scatter', mode: 'markers', name, x: line ? x : y, y: line ? y : p, marker: { color: colour(hue, 0.8), size: 7, symbol }, hovertemplate: '%{x:.4g} → %{y:.4g}<extra></extra>',
  }));
  const ends = line ? null : extremes(kindsOfRows().flatMap(kind => [kind[1].y, kind[1].p]));
  const through = line
    ? { type: 'scatter', mode: 'lines', name: 'prediction', x: line.x, y: line.y, line: { color: ink('ink'), width: 2.5 }, hovertemplate: '%{x:.4g} → %{y:.4g}<extra></extra>' }
    : { type: 'scatter', mode: 'lines', name: 'equal', x: ends, y: ends, line: { color: ink('faint'), width: 1, dash: 'dash' }, hoverinfo: 'skip' };
  return {
    traces: [...points, through],
    layout: layout(440, {
      xaxis: axis({ title: { text: line ? shortened(input, 40) : shortened(target, 40) } }),
      yaxis: axis({ title: { text: line ? shortened(target, 40) : `prediction of ${shortened(target, 40)}` } }),
    }),
  };
});

chart('residuals', () => {
  const { line, input, target } = data.fit;
  return {
    traces: kindsOfRows().map(([name, { x, y, p }, hue, symbol]) => ({
      type: 'scatter', mode: 'markers', name, x: line ? x : p, y: y.map((one, i) => one - p[i]), marker: { color: colour(hue, 0.8), size: 7, symbol }, hovertemplate: '%{x:.4g}: %{y:.4g}<extra></extra>',
    })),
    layout: layout(340, {
      xaxis: axis({ title: { text: line ? shortened(input, 40) : `prediction of ${shortened(target, 40)}` }, zeroline: false }),
      yaxis: axis({ title: { text: `${shortened(target, 40)} less prediction` }, zerolinewidth: 2, zerolinecolor: ink('faint') }),
    }),
  };
});
