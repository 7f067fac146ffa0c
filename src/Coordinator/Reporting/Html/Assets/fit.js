// The final model on its data.
// Errors are shown for rows that the net was not trained on, if there are any.
const kindsOfRows = judged => [[judged && data.fit.held ? 'training rows, out of fold' : 'training rows', (judged && data.fit.held) || data.fit.train, 0, 'circle-open'], ['test rows', data.fit.test, 1, 'diamond']].filter(kind => kind[1]);

function extremes(lists) {
  const all = lists.flat().filter(x => x !== null);
  return [Math.min(...all), Math.max(...all)];
}

// The losses of the restarts and of the winner's folds; also the metric that ranks, or the accuracy of classes.
chart('training', () => {
  const folds = data.curves.find(curve => curve.configuration === data.winner);
  const right = (folds?.folds ?? []).filter(fold => fold.metric);
  const panels = right.length > 0 ? 2 : 1;
  const grid = cells(panels, isNarrow() ? 1 : panels, 300);
  const losses = [...data.refits.flatMap(refit => refit.loss), ...(folds ? folds.mean.loss : [])];
  const common = { type: 'scatter', mode: 'lines' };
  // A refit of one epoch is a point.
  const mode = epochs => (epochs.length > 1 ? 'lines' : 'markers');
  const traces = data.refits.filter(refit => !refit.kept).map((refit, i) => ({
    ...common, mode: mode(refit.epochs), name: 'training loss, other restarts', legendgroup: 'others', showlegend: i === 0, x: refit.epochs, y: refit.loss, line: { color: colour(0, 0.45), width: 1 }, hovertemplate: `restart ${refit.restart}, epoch %{x}: %{y:.4g}<extra></extra>`,
  })).concat(data.refits.filter(refit => refit.kept).map(refit => ({
    ...common, mode: mode(refit.epochs), name: `training loss, restart ${refit.restart} (kept)`, x: refit.epochs, y: refit.loss, line: { color: colour(0), width: 3 }, hovertemplate: 'epoch %{x}: %{y:.4g}<extra></extra>',
  })));
  if (folds && folds.mean.epochs.length > 0) {
    const { mean } = folds;
    if (folds.folds.length > 1) traces.push({ ...common, x: [...mean.epochs, ...[...mean.epochs].reverse()], y: [...mean.low, ...[...mean.high].reverse()], fill: 'toself', fillcolor: colour(1, 0.15), line: { width: 0 }, hoverinfo: 'skip', showlegend: false });
    traces.push({ ...common, mode: mode(mean.epochs), name: folds.folds.length > 1 ? 'validation loss, mean of the folds' : 'validation loss of the fold', x: mean.epochs, y: mean.loss, line: { color: colour(1), width: 2, dash: 'dash' }, hovertemplate: 'epoch %{x}: %{y:.4g}<extra></extra>' });
  }
  right.forEach((fold, i) => traces.push({
    ...common, mode: mode(epochsOf(fold)), name: `validation ${plain(data.metric.name)} of each fold`, legendgroup: 'metric', showlegend: i === 0, xaxis: 'x2', yaxis: 'y2', x: epochsOf(fold), y: fold.metric, line: { color: colour(2), width: 1.5 }, hovertemplate: `fold ${fold.fold}, epoch %{x}: %{y:.4f}<extra></extra>`,
  }));
  const last = Math.max(...data.refits.flatMap(refit => refit.epochs), ...(folds ? folds.folds.map(fold => fold.stopped) : []));
  const epochs = (i, anchor) => epochAxis(last, { domain: grid.place(i).x, anchor, title: { text: 'epoch', standoff: 4 } });
  return {
    traces,
    layout: layout(grid.height + 60, {
      margin: { l: 60, r: 16, t: 20, b: 110 }, legend: { orientation: 'h', y: -60 / grid.height, yanchor: 'top' },
      xaxis: epochs(0, 'y'), yaxis: lossAxis(losses, isWide(losses), { domain: grid.place(0).y, anchor: 'x', title: { text: `loss (${plain(data.loss)})` } }),
      ...(panels === 2 ? { xaxis2: epochs(1, 'y2'), yaxis2: axis({ domain: grid.place(1).y, anchor: 'x2', title: { text: plain(data.metric.name) } }) } : {}),
    }),
  };
});

chart('prediction', () => {
  const { line, input, target } = data.fit;
  const points = kindsOfRows(!line).map(([name, { x, y, p }, hue, symbol]) => ({
    type: 'scatter', mode: 'markers', name, x: line ? x : y, y: line ? y : p, marker: { color: colour(hue, 0.8), size: 7, symbol }, hovertemplate: '%{x:.4g} → %{y:.4g}<extra></extra>',
  }));
  const ends = line ? null : extremes(kindsOfRows(true).flatMap(kind => [kind[1].y, kind[1].p]));
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
    traces: kindsOfRows(true).map(([name, { x, y, p }, hue, symbol]) => ({
      type: 'scatter', mode: 'markers', name, x: line ? x : p, y: y.map((one, i) => one - p[i]), marker: { color: colour(hue, 0.8), size: 7, symbol }, hovertemplate: '%{x:.4g}: %{y:.4g}<extra></extra>',
    })),
    layout: layout(340, {
      xaxis: axis({ title: { text: line ? shortened(input, 40) : `prediction of ${shortened(target, 40)}` }, zeroline: false }),
      yaxis: axis({ title: { text: `${shortened(target, 40)} less prediction` }, zerolinewidth: 2, zerolinecolor: ink('faint') }),
    }),
  };
});
