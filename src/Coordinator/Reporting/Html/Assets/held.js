// Calibration of the winner's probabilities on rows that it was not trained on.
chart('calibration', () => {
  const bins = data.held.bins.map((bin, i) => ({ ...bin, from: i / 10, to: (i + 1) / 10 })).filter(bin => bin.rows > 0);
  const words = bins.map(bin => `probability ${bin.from.toFixed(1)} to ${bin.to.toFixed(1)}<br>${bin.rows} rows, mean ${figure(bin.confidence)}<br>${(100 * bin.right).toFixed(1)} % right`);
  return {
    traces: [
      { type: 'scatter', mode: 'lines', name: 'equal', x: [0, 1], y: [0, 1], line: { color: ink('faint'), width: 1, dash: 'dash' }, hoverinfo: 'skip' },
      { type: 'scatter', mode: 'lines+markers', name: 'share that is right', x: bins.map(bin => bin.confidence), y: bins.map(bin => bin.right), line: { color: colour(0), width: 2 }, marker: { color: colour(0), size: 8 }, hoverinfo: 'text', hovertext: words },
      { type: 'bar', name: 'rows', xaxis: 'x', yaxis: 'y2', x: bins.map(bin => (bin.from + bin.to) / 2), y: bins.map(bin => bin.rows), width: 0.09, marker: { color: colour(1) }, hoverinfo: 'text', hovertext: words },
    ],
    layout: layout(460, {
      margin: { l: 60, r: 16, t: 20, b: 90 }, legend: { orientation: 'h', y: -0.2, yanchor: 'top' },
      xaxis: axis({ title: { text: `probability of ${shortened(data.held.event, 30)}` }, range: [0, 1.02], anchor: 'y2' }),
      yaxis: axis({ title: { text: 'share that is right' }, range: [0, 1.05], domain: [0.36, 1] }),
      yaxis2: axis({ title: { text: 'rows' }, domain: [0, 0.28], rangemode: 'tozero' }),
    }),
  };
});
