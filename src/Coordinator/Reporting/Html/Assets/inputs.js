// What the columns do to predictions.
chart('column-importance', () => {
  const shown = data.inputs.importance.slice(0, 30);
  const [low, high] = [Math.min(0, ...shown.map(one => one.mean - one.deviation)), Math.max(...shown.map(one => one.mean + one.deviation))];
  return {
    traces: [{
      type: 'bar', orientation: 'h', x: shown.map(one => one.mean), y: shown.map((_, i) => i), marker: { color: colour(0) }, error_x: { array: shown.map(one => one.deviation), color: ink('ink'), thickness: 1 },
      hoverinfo: 'text', hovertext: shown.map(one => `${plain(one.name)}: ${figure(one.mean)} ± ${figure(one.deviation)}`),
    }],
    layout: layout(100 + 26 * shown.length, {
      margin: { l: 60, r: 16, t: 10, b: 50 }, showlegend: false, xaxis: axis({ title: { text: `loss of ${plain(data.inputs.metric)}` }, range: [low, high || 1] }),
      yaxis: axis({ tickvals: shown.map((_, i) => i), ticktext: shown.map(one => shortened(one.name, isNarrow() ? 12 : 30)), autorange: 'reversed', showgrid: false }),
    }),
  };
});

chart('column-dependence', () => {
  const { dependence, classes, target } = data.inputs;
  const columns = isNarrow() ? 1 : Math.min(3, dependence.length);
  const grid = cells(dependence.length, columns, 230);
  const extra = { annotations: [] };
  const all = dependence.flatMap(one => one.predictions.flat());
  const room = (Math.max(...all) - Math.min(...all)) * 0.05 || Math.abs(all[0]) * 0.05 || 1;
  const range = [Math.min(...all) - room, Math.max(...all) + room];
  const traces = dependence.flatMap((one, n) => {
    const [xaxis, yaxis] = [`x${grid.suffix(n)}`, `y${grid.suffix(n)}`];
    const { x: across, y: down } = grid.place(n);
    const texts = one.isText ? { tickvals: one.values.map((_, i) => i), ticktext: one.values.map(text => shortened(text, 10)), range: [-0.5, one.values.length - 0.5] } : { nticks: 6 };
    extra[`xaxis${grid.suffix(n)}`] = axis({ domain: across, anchor: yaxis, ...(one.isDate ? { type: 'date' } : {}), ...texts });
    extra[`yaxis${grid.suffix(n)}`] = axis({ domain: down, anchor: xaxis, range, nticks: 5, ...(n % columns === 0 ? { title: { text: shortened(target, 30) } } : {}) });
    extra.annotations.push(grid.title(n, `<b>${shortened(one.name, 28)}</b>`));
    return one.predictions.slice(0, 8).map((line, i) => ({
      type: 'scatter', mode: one.isText ? 'markers' : 'lines+markers', name: classes.length > 0 ? shortened(classes[i], 20) : '', legendgroup: `${i}`, showlegend: n === 0 && classes.length > 0, xaxis, yaxis,
      x: one.isText ? line.map((_, place) => place) : one.values, y: line, line: { color: colour(i), width: 2 }, marker: { color: colour(i), size: one.isText ? 9 : 4 },
      hoverinfo: 'text', hovertext: line.map((mean, place) => `${plain(one.name)} ${plain(typeof one.values[place] === 'number' ? figure(one.values[place]) : one.values[place])}<br>${classes.length > 0 ? `${plain(classes[i])}: ` : ''}${figure(mean)}`),
    }));
  });
  return { traces, layout: layout(grid.height + 30, { margin: { l: 60, r: 16, t: 30, b: 70 }, legend: { orientation: 'h', y: -46 / grid.height, yanchor: 'top' }, ...extra }) };
});
