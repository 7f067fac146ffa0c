// ROC and precision-recall curves of probabilities for rows that a net was not trained on.
const rankMarks = (x, y) => data.held.ranks.filter(curve => curve.mark).map(({ mark }) => ({
  type: 'scatter', mode: 'markers', name: `threshold ${figure(mark.threshold)}`, x: [x(mark)], y: [y(mark)], marker: { color: ink('ink'), size: 11, symbol: 'diamond' },
  hovertemplate: `threshold ${figure(mark.threshold)}<br>%{x:.3f} → %{y:.3f}<extra></extra>`,
}));
const rankLines = (x, y, words) => data.held.ranks.map((curve, i) => ({
  type: 'scatter', mode: 'lines', name: shortened(curve.name, 24), x: x(curve), y: y(curve), line: { color: colour(i), width: 2, dash: i < 8 ? 'solid' : 'dot' },
  text: words(curve), hovertemplate: `${plain(curve.name)}<br>%{text}<br>%{x:.3f} → %{y:.3f}<extra></extra>`,
}));
const rankLayout = (across, down) => layout(440, {
  margin: { l: 60, r: 16, t: 20, b: 90 }, legend: { orientation: 'h', y: -0.2, yanchor: 'top' }, showlegend: true,
  xaxis: axis({ title: { text: across }, range: [-0.01, 1.01] }), yaxis: axis({ title: { text: down }, range: [0, 1.02] }),
});
const thresholds = curve => curve.threshold.map(one => `threshold ${figure(one)}`);

chart('roc', () => ({
  traces: [
    { type: 'scatter', mode: 'lines', name: 'no information', x: [0, 1], y: [0, 1], line: { color: ink('faint'), width: 1, dash: 'dash' }, hoverinfo: 'skip' },
    ...rankLines(curve => [0, ...curve.wrong], curve => [0, ...curve.found], curve => ['none is found', ...thresholds(curve)]),
    ...rankMarks(mark => mark.wrong, mark => mark.found),
  ],
  layout: rankLayout('share of the other rows that is predicted as the class', 'share of the class that is found'),
}));

chart('precision-recall', () => ({
  traces: [
    ...data.held.ranks.length === 1
      ? [{ type: 'scatter', mode: 'lines', name: 'no information', x: [0, 1], y: [data.held.ranks[0].share, data.held.ranks[0].share], line: { color: ink('faint'), width: 1, dash: 'dash' }, hoverinfo: 'skip' }]
      : [],
    ...rankLines(curve => curve.found, curve => curve.right, thresholds),
    ...rankMarks(mark => mark.found, mark => mark.right),
  ],
  layout: rankLayout('share of the class that is found (recall)', 'share of right ones (precision)'),
}));
