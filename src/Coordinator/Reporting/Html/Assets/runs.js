// Two runs side by side.
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
