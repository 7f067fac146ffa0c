// The curves of each fold of one configuration, and the mean curves of several.
const curveOf = configuration => data.curves.find(curve => curve.configuration === configuration);
const epochsOf = fold => fold.epochs ?? fold.train.map((_, i) => i + 1);

chart('folds', () => {
  const { configuration, folds } = curveOf(Number(byId('folds-configuration').value));
  byId('folds-table').replaceChildren(table(`Folds of configuration ${configuration}`, ['Fold', 'Scored at epoch', 'Stopped at epoch', 'Validation loss there', 'Train loss there'],
    folds.map(fold => {
      const at = epochsOf(fold).indexOf(fold.scored);
      return [String(fold.fold), String(fold.scored || '–'), String(fold.stopped), figure(fold.validation[at]), figure(fold.train[at])];
    })));
  const columns = isNarrow() ? 1 : Math.min(3, folds.length);
  const grid = cells(folds.length, columns, isNarrow() ? 210 : 240);
  const extra = { annotations: [] };
  const losses = folds.flatMap(fold => [...fold.train, ...fold.validation]);
  const isLog = byId('folds-log').checked && losses.every(x => x === null || x > 0);
  const traces = folds.flatMap((fold, i) => {
    const [xaxis, yaxis] = [`x${grid.suffix(i)}`, `y${grid.suffix(i)}`];
    const { x: across, y: down } = grid.place(i);
    const epochs = epochsOf(fold);
    extra[`xaxis${grid.suffix(i)}`] = epochAxis(fold.stopped, { domain: across, anchor: yaxis, ...(i + columns >= folds.length ? { title: { text: 'epoch', standoff: 4 } } : {}) });
    extra[`yaxis${grid.suffix(i)}`] = lossAxis(losses, isLog, { domain: down, anchor: xaxis, ...(i ? { matches: 'y' } : {}), ...(i % columns === 0 ? { title: { text: 'loss', standoff: 4 } } : {}) });
    extra.annotations.push(grid.title(i, `<b>fold ${fold.fold}</b> · ${fold.scored ? `scored at ${fold.scored}` : 'not scored'}, stopped ${fold.stopped}`));
    const common = { type: 'scatter', mode: 'lines', xaxis, yaxis, x: epochs, showlegend: i === 0, hovertemplate: 'epoch %{x}: %{y:.4g}<extra></extra>' };
    return [
      { ...common, name: 'training loss', y: fold.train, line: { color: colour(0), width: 1.5, dash: 'dot' } },
      { ...common, name: 'validation loss', y: fold.validation, line: { color: colour(1), width: 1.5 } },
      { ...common, name: 'scored epoch', mode: 'markers', x: fold.scored ? [fold.scored] : [], y: [fold.validation[epochs.indexOf(fold.scored)]], marker: { color: ink('ink'), size: 9 } },
    ];
  });
  return { traces, layout: layout(grid.height + 30, { margin: { l: 50, r: 16, t: 30, b: 70 }, legend: { orientation: 'h', y: -50 / grid.height, yanchor: 'top' }, ...extra }) };
});

chart('compared', () => {
  const chosen = [...document.querySelectorAll('#compared-choice input:checked')].map(box => Number(box.value));
  const losses = chosen.flatMap(configuration => [...curveOf(configuration).mean.low, ...curveOf(configuration).mean.high]);
  // Only the hyperparameters that differ.
  const differing = varied.filter(dimension => new Set(chosen.map(configuration => valueOf(dimension, rowOf.get(configuration)))).size > 1);
  const labelOf = configuration => [`no. ${configuration}`, ...differing.map(dimension => `${dimension.name} ${textOf(dimension, rowOf.get(configuration)) ?? '–'}`)].join(', ');
  const traces = chosen.flatMap(configuration => {
    const { mean } = curveOf(configuration);
    const hue = [...document.querySelectorAll('#compared-choice input')].findIndex(box => Number(box.value) === configuration);
    const common = { type: 'scatter', mode: 'lines', legendgroup: String(configuration) };
    return [
      { ...common, x: [...mean.epochs, ...[...mean.epochs].reverse()], y: [...mean.low, ...[...mean.high].reverse()], fill: 'toself', fillcolor: colour(hue, 0.12), line: { width: 0 }, hoverinfo: 'skip', showlegend: false },
      { ...common, name: shortened(labelOf(configuration), isNarrow() ? 44 : 110), x: mean.epochs, y: mean.loss, line: { color: colour(hue), width: 2.2, dash: ['solid', 'dash', 'dot', 'dashdot'][hue % 4] }, hovertemplate: `no. ${configuration}, epoch %{x}: %{y:.4g}<extra></extra>` },
    ];
  });
  return {
    traces,
    layout: layout(420 + 20 * chosen.length, {
      legend: { orientation: 'v', x: 0, y: -0.16, yanchor: 'top', font: { size: 11 } },
      xaxis: epochAxis(Math.max(...chosen.flatMap(configuration => curveOf(configuration).mean.epochs)), { title: { text: 'epoch' } }), yaxis: lossAxis(losses, losses.every(x => x === null || x > 0), { title: { text: lossTitle } }),
    }),
  };
});

function showCurvesOf(configuration) {
  byId('folds-configuration').value = configuration;
  byId('folds').closest('figure').scrollIntoView();
  byId('folds-configuration').focus({ preventScroll: true });
  see('folds');
  draw('folds');
}

function startCurves() {
  if (!byId('folds')) return;
  byId('folds-configuration').append(...data.curves.map(curve => element('option', { value: curve.configuration }, nameOf(curve.configuration))));
  byId('folds-configuration').value = curveOf(data.reference) ? data.reference : data.curves[0].configuration;
  byId('folds-configuration').addEventListener('change', () => draw('folds'));
  byId('folds-log').addEventListener('change', () => draw('folds'));
  byId('compared-choice').append(...data.curves.filter(curve => curve.mean.epochs.length > 0).slice(0, 8).map((curve, i) => {
    const box = element('input', { type: 'checkbox', value: curve.configuration });
    box.checked = i < 4;
    box.addEventListener('change', () => draw('compared'));
    return element('label', { title: settingsOf(rowOf.get(curve.configuration)) }, box, element('span', { class: 'cut' }, nameOf(curve.configuration)));
  }));
}
starts.push(startCurves);
