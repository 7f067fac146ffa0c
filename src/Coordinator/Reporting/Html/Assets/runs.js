// Two runs side by side.
const meanScore = `mean ${plain(data.score.name)}`;
const marks = ['circle', 'diamond'];

chart('best-of-both', () => {
  const isLog = data.score.isLoss && isWide(data.improvements.flat().map(step => step[1]));
  const scores = data.improvements.flat().map(step => step[1]);
  const traces = data.improvements.map((steps, i) => ({ steps, i })).filter(({ steps }) => steps.length > 0).map(({ steps, i }) => ({
    type: 'scatter', mode: 'lines+markers', name: shortened(data.names[i], 44), x: [...steps.map(step => step[0]), data.lengths[i]], y: [...steps.map(step => step[1]), steps.at(-1)[1]],
    line: { shape: 'hv', color: colour(i), width: 2, dash: ['solid', 'dash'][i] }, marker: { color: colour(i), symbol: marks[i], size: [...steps.map(() => 8), 0] }, hovertemplate: `${shortened(data.names[i], 44)}<br>%{x:.4g} s: %{y:.4g}<extra></extra>`,
  }));
  return {
    traces,
    layout: layout(380, {
      margin: { l: 60, r: 16, t: 20, b: 90 }, legend: { orientation: 'v', x: 0, y: -0.2, yanchor: 'top' },
      xaxis: axis({ title: { text: 'seconds of work' }, rangemode: 'tozero' }), yaxis: lossAxis(scores, isLog, { title: { text: meanScore } }),
    }),
  };
});

chart('both', () => {
  const { a, b, words } = data.common;
  const all = [...a, ...b];
  const isLog = data.score.isLoss && isWide(all);
  const ends = [Math.min(...all), Math.max(...all)];
  return {
    traces: [
      { type: 'scatter', mode: 'lines', name: 'equal', x: ends, y: ends, line: { color: ink('faint'), width: 1, dash: 'dash' }, hoverinfo: 'skip' },
      { type: 'scatter', mode: 'markers', name: 'configurations', x: a, y: b, marker: { color: colour(0, 0.75), size: 8 }, hoverinfo: 'text', hovertext: words.map((text, i) => `${plain(text)}<br>A ${figure(a[i])}, B ${figure(b[i])}`) },
    ],
    layout: layout(460, {
      xaxis: lossAxis(all, isLog, { title: { text: isNarrow() ? 'in A' : `${meanScore} in ${shortened(data.names[0], 30)}` } }), yaxis: lossAxis(all, isLog, { title: { text: isNarrow() ? 'in B' : `${meanScore} in ${shortened(data.names[1], 30)}` } }),
    }),
  };
});
