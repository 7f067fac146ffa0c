// Importance, parallel coordinates and slices.
chart('importance', () => {
  const bars = data.importance.main.map((share, i) => ({ name: varied[i].name, share, alone: true }))
    .concat(data.importance.pairs.map(([a, b, share]) => ({ name: `${varied[a].name} × ${varied[b].name}`, share, alone: false })))
    .sort((a, b) => b.share - a.share).slice(0, 15).reverse();
  const most = isNarrow() ? 22 : 48;
  return {
    traces: [true, false].filter(alone => bars.some(bar => bar.alone === alone)).map(alone => ({
      type: 'bar', orientation: 'h', name: alone ? 'alone' : 'pair, beyond both alone',
      y: bars.map((bar, i) => i).filter(i => bars[i].alone === alone), x: bars.filter(bar => bar.alone === alone).map(bar => 100 * bar.share),
      text: bars.filter(bar => bar.alone === alone).map(bar => `${(100 * bar.share).toFixed(1)} %`), textposition: 'outside', cliponaxis: false,
      hoverinfo: 'none', marker: { color: colour(alone ? 0 : 4) },
    })),
    layout: layout(90 + 28 * bars.length, {
      barmode: 'overlay', margin: { l: 20, r: 60, t: 10, b: 50 },
      xaxis: axis({ title: { text: 'share of the variance, %' }, rangemode: 'tozero' }),
      yaxis: axis({ tickvals: bars.map((_, i) => i), ticktext: bars.map(bar => shortened(bar.name, most)), gridcolor: 'rgba(0,0,0,0)', zeroline: false }),
    }),
  };
});

chart('parallel', () => parallelChart({
  dimensions: varied, shown: sample(scored, data.most.parallel), score: r => rows.score[r], shareOf: r => placeOf.get(r) / Math.max(1, scored.length - 1),
  isReference: r => rows.configuration[r] === data.reference, reference: 'the winner', title: data.score.isLoss ? 'mean loss' : `mean ${data.score.name}`, isLoss: data.score.isLoss,
}));

chart('slices', () => {
  const shown = sample(scored, data.most.slices);
  const columns = isNarrow() ? 1 : Math.min(3, varied.length);
  const grid = cells(varied.length, columns, 240);
  const scores = scored.map(r => rows.score[r]);
  const isLog = isWideScore(scores);
  const extra = { annotations: [] };
  const traces = varied.flatMap((dimension, i) => {
    const [xaxis, yaxis] = [`x${grid.suffix(i)}`, `y${grid.suffix(i)}`];
    const { x: across, y: down } = grid.place(i);
    const many = isNumeric(dimension) && dimension.values.length > 12;
    const at = r => (many ? Number(valueOf(dimension, r)) : dimension.chosen[r]);
    const here = shown.filter(r => dimension.chosen[r] >= 0);
    extra[`xaxis${grid.suffix(i)}`] = axis({
      domain: across, anchor: yaxis, type: many && dimension.log ? 'log' : 'linear', nticks: 5,
      ...(many && dimension.log ? logMarks(dimension.values.map(Number)) : {}),
      ...(many ? {} : { tickvals: dimension.values.map((_, v) => v), ticktext: dimension.texts.map(text => shortened(text, 16)), range: [-0.5, dimension.values.length - 0.5], gridcolor: 'rgba(0,0,0,0)', zeroline: false }),
    });
    extra[`yaxis${grid.suffix(i)}`] = lossAxis(scores, isLog, {
      domain: down, anchor: xaxis, ...(i ? { matches: 'y' } : {}), ...(i % columns === 0 ? { title: { text: data.score.isLoss ? 'mean loss' : `mean ${plain(data.score.name)}`, standoff: 4 } } : {}),
    });
    extra.annotations.push(grid.title(i, `<b>${shortened(dimension.name, 34)}</b>`));
    const points = {
      type: 'scatter', mode: 'markers', showlegend: false, xaxis, yaxis, hoverinfo: 'text', hovertext: here.map(r => `${plain(nameOf(rows.configuration[r]))}<br>${figure(rows.score[r])}`),
      x: here.map((r, n) => (many ? at(r) : at(r) + ((n % 7) - 3) * 0.04)), y: here.map(r => rows.score[r]), marker: { color: colour(0, 0.55), size: 6 },
    };
    if (many) return [points];
    const means = dimension.values.map((_, v) => {
      const all = scored.filter(r => dimension.chosen[r] === v).map(r => rows.score[r]);
      return all.length ? all.reduce((a, b) => a + b) / all.length : null;
    });
    const bars = { type: 'scatter', mode: 'lines', showlegend: false, xaxis, yaxis, hoverinfo: 'none', x: [], y: [], line: { color: colour(1), width: 3 } };
    means.forEach((mean, v) => { bars.x.push(v - 0.28, v + 0.28, null); bars.y.push(mean, mean, null); });
    return [points, bars];
  });
  return { traces, layout: layout(grid.height, { margin: { l: 50, r: 16, t: 30, b: 40 }, ...extra }) };
});
