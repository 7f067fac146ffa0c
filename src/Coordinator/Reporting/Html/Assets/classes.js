// The confusion matrix, and the predicted probabilities for selected rows.
function confusionChart({ classes, confusion }) {
  const totals = confusion.map(line => line.reduce((a, b) => a + b, 0));
  // The square root of the share: one row in a hundred is still visible.
  const shade = confusion.map((line, i) => line.map(count => (count === 0 ? null : Math.sqrt(count / totals[i]))));
  const most = isNarrow() ? 12 : 30;
  const name = text => shortened(text, isNarrow() ? 8 : 16);
  const annotations = classes.length > most ? [] : confusion.flatMap((line, i) => line.map((count, j) => ({
    x: j, y: i, text: count === 0 ? '' : String(count), showarrow: false, font: { size: isNarrow() ? 9 : 12, color: shade[i][j] > 0.6 ? ink('paper') : ink('ink') },
  })));
  return {
    traces: [{
      type: 'heatmap', z: shade, zmin: 0, zmax: 1, colorscale: [[0, colour(0, 0.06)], [1, colour(0, 1)]], showscale: false, xgap: 1, ygap: 1, hoverongaps: false, hoverinfo: 'text',
      hovertext: confusion.map((line, i) => line.map((count, j) => `${plain(classes[i])} predicted as ${plain(classes[j])}<br>${count} of ${totals[i]}, ${(100 * count / (totals[i] || 1)).toFixed(1)} %`)),
    }],
    layout: layout(110 + Math.max(24, Math.min(40, 900 / classes.length)) * classes.length, {
      annotations, margin: { l: 40, r: 16, t: 10, b: 50 },
      xaxis: axis({ title: { text: 'predicted as' }, tickvals: classes.map((_, i) => i), ticktext: classes.map(name), showgrid: false, zeroline: false }),
      yaxis: axis({ title: { text: 'true class' }, tickvals: classes.map((_, i) => i), ticktext: classes.map(name), autorange: 'reversed', showgrid: false, zeroline: false }),
    }),
  };
}

chart('confusion', () => confusionChart(data.net));
chart('held-confusion', () => confusionChart(data.held));

chart('softmax', () => {
  const { classes, softmax } = data.net;
  const most = row => softmax[row].probabilities;
  // If there are many classes: those with the highest probability for any of the rows.
  const highest = classes.map((_, i) => Math.max(...softmax.map((_, row) => most(row)[i] ?? 0)));
  const shown = classes.map((_, i) => i).sort((a, b) => highest[b] - highest[a]).slice(0, 12).sort((a, b) => a - b);
  const columns = isNarrow() ? 1 : Math.min(3, softmax.length);
  const grid = cells(softmax.length, columns, 230);
  const extra = { annotations: [] };
  const kinds = [['its class', (row, i) => i === row.of, 2], ['predicted by mistake', (row, i) => i === row.held && i !== row.of, 1], ['other classes', (row, i) => i !== row.of && i !== row.held, 0]];
  const traces = softmax.flatMap((row, n) => {
    const [xaxis, yaxis] = [`x${grid.suffix(n)}`, `y${grid.suffix(n)}`];
    const { x: across, y: down } = grid.place(n);
    extra[`xaxis${grid.suffix(n)}`] = axis({ domain: across, anchor: yaxis, tickvals: shown.map((_, i) => i), ticktext: shown.map(i => shortened(classes[i], 10)), range: [-0.6, shown.length - 0.4], showgrid: false, zeroline: false });
    extra[`yaxis${grid.suffix(n)}`] = axis({ domain: down, anchor: xaxis, range: [0, 1.15], tickvals: [0, 0.5, 1], ...(n % columns === 0 ? { title: { text: 'probability' } } : {}) });
    extra.annotations.push(grid.title(n, `<b>row ${row.row}</b> · ${shortened(classes[row.of], 14)}${row.of === row.held ? '' : `, predicted as ${shortened(classes[row.held], 14)}`}`));
    return kinds.map(([name, fits, hue]) => {
      const some = shown.map((_, place) => place).filter(place => fits(row, shown[place]));
      return {
        type: 'bar', name, legendgroup: name, showlegend: n === softmax.findIndex(other => shown.some(i => fits(other, i))), xaxis, yaxis, x: some, y: some.map(place => row.probabilities[shown[place]]), width: 0.75,
        text: some.map(place => row.probabilities[shown[place]]).map(share => (share >= 0.005 ? share.toFixed(2) : '')), textposition: 'outside', cliponaxis: false, marker: { color: colour(hue) },
        hoverinfo: 'text', hovertext: some.map(place => `${plain(classes[shown[place]])}: ${figure(row.probabilities[shown[place]])}`),
      };
    }).filter(trace => trace.x.length > 0);
  });
  return { traces, layout: layout(grid.height + 30, { barmode: 'overlay', margin: { l: 50, r: 16, t: 30, b: 70 }, legend: { orientation: 'h', y: -46 / grid.height, yanchor: 'top' }, ...extra }) };
});
