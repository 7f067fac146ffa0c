// Learning curves: of each fold of a configuration, and of means over folds with what trains now.
const epochsOf = fold => fold.epochs ?? fold.train.map((_, i) => i + 1);

// A fold: fold, scored (its epoch; 0: not scored), stopped, epochs (left out: all), train, validation.
function foldsChart(folds, wantsLog) {
  const columns = isNarrow() ? 1 : Math.min(3, folds.length);
  const grid = cells(folds.length, columns, isNarrow() ? 210 : 240);
  const extra = { annotations: [] };
  const losses = folds.flatMap(fold => [...fold.train, ...fold.validation]);
  const isLog = wantsLog && losses.every(x => x === null || x > 0);
  const traces = folds.flatMap((fold, i) => {
    const [xaxis, yaxis] = [`x${grid.suffix(i)}`, `y${grid.suffix(i)}`];
    const { x: across, y: down } = grid.place(i);
    const epochs = epochsOf(fold);
    extra[`xaxis${grid.suffix(i)}`] = epochAxis(fold.stopped, { domain: across, anchor: yaxis, ...(i + columns >= folds.length ? { title: { text: 'epoch', standoff: 4 } } : {}) });
    extra[`yaxis${grid.suffix(i)}`] = lossAxis(losses, isLog, { domain: down, anchor: xaxis, ...(i ? { matches: 'y' } : {}), ...(i % columns === 0 ? { title: { text: 'loss', standoff: 4 } } : {}) });
    extra.annotations.push(grid.title(i, `<b>fold ${fold.fold}</b> · ${fold.scored ? `scored at ${fold.scored}` : 'not scored'}, stopped ${fold.stopped}`));
    const common = { type: 'scatter', mode: epochs.length > 1 ? 'lines' : 'markers', xaxis, yaxis, x: epochs, showlegend: i === 0, hovertemplate: 'epoch %{x}: %{y:.4g}<extra></extra>' };
    return [
      { ...common, name: 'training loss', y: fold.train, line: { color: colour(0), width: 1.5, dash: 'dot' }, marker: { color: colour(0) } },
      { ...common, name: 'validation loss', y: fold.validation, line: { color: colour(1), width: 1.5 }, marker: { color: colour(1) } },
      { ...common, name: 'scored epoch', mode: 'markers', x: fold.scored ? [fold.scored] : [], y: [fold.validation[epochs.indexOf(fold.scored)]], marker: { color: ink('ink'), size: 9 } },
    ];
  });
  return { traces, layout: layout(grid.height + 30, { margin: { l: 50, r: 16, t: 30, b: 70 }, legend: { orientation: 'h', y: -50 / grid.height, yanchor: 'top' }, ...extra }) };
}

// Lines: name, short (in the hover text), hue (null: ink), epochs, loss, and low and high for a band around it (null: none).
function meansChart(lines, title) {
  const most = isNarrow() ? 44 : 110;
  const losses = lines.flatMap(({ loss, low, high }) => (low ? [...low, ...high] : loss));
  const traces = lines.flatMap(({ name, short, hue, epochs, loss, low, high }, i) => {
    const shade = hue === null ? ink('ink') : colour(hue);
    const mode = epochs.length > 1 ? 'lines' : 'markers';
    return [
      ...(low ? [{ type: 'scatter', mode: 'lines', legendgroup: String(i), x: [...epochs, ...[...epochs].reverse()], y: [...low, ...[...high].reverse()], fill: 'toself', fillcolor: hue === null ? colour(7, 0.2) : colour(hue, 0.12), line: { width: 0 }, hoverinfo: 'skip', showlegend: false }] : []),
      { type: 'scatter', mode, legendgroup: String(i), name: wrapped(name, most), x: epochs, y: loss, line: { color: shade, width: hue === null ? 3 : 2.2, dash: hue === null ? 'solid' : ['solid', 'dash', 'dot', 'dashdot'][hue % 4] }, marker: { color: shade, size: 7 }, hovertemplate: `${plain(short)}, epoch %{x}: %{y:.4g}<extra></extra>` },
    ];
  });
  return {
    traces,
    layout: layout(420 + 20 * lines.length + 14 * (lines.flatMap(({ name }) => wrapped(name, most).split('<br>')).length - lines.length), {
      showlegend: true, legend: { orientation: 'v', x: 0, y: -0.16, yanchor: 'top', font: { size: 11 } },
      xaxis: epochAxis(Math.max(...lines.flatMap(({ epochs }) => epochs)), { title: { text: 'epoch' } }), yaxis: lossAxis(losses, losses.every(x => x === null || x > 0), { title: { text: title } }),
    }),
  };
}
