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
      yaxis: axis({ tickvals: bars.map((_, i) => i), ticktext: bars.map(bar => shortened(bar.name, most)), gridcolor: 'rgba(0,0,0,0)' }),
    }),
  };
});

// The position of a value between 0 and 1 on its axis, and the marks of the axis.
function standOf(values, isLog) {
  const bend = isLog ? Math.log10 : x => x;
  const [low, high] = [bend(Math.min(...values)), bend(Math.max(...values))];
  return x => (high === low ? 0.5 : (bend(x) - low) / (high - low));
}
function axisOf(dimension) {
  const few = dimension.values.length <= 8;
  if (!isNumeric(dimension) || few) {
    const stand = i => (dimension.values.length === 1 ? 0.5 : i / (dimension.values.length - 1));
    const every = Math.ceil(dimension.values.length / 8);
    return { name: dimension.name, at: r => (dimension.chosen[r] < 0 ? null : stand(dimension.chosen[r])), marks: dimension.texts.map((text, i) => [stand(i), text]).filter((_, i) => i % every === 0) };
  }
  const numbers = dimension.values.map(Number);
  const stand = standOf(numbers, dimension.log);
  const marks = [0, 0.25, 0.5, 0.75, 1].map(share => Math.round(share * (numbers.length - 1)));
  return { name: dimension.name, at: r => (dimension.chosen[r] < 0 ? null : stand(numbers[dimension.chosen[r]])), marks: marks.map(i => [stand(numbers[i]), dimension.texts[i]]) };
}

chart('parallel', () => {
  const scores = scored.map(r => rows.score[r]);
  const isLog = data.score.isLoss && Math.min(...scores) > 0;
  const stand = standOf(scores, isLog);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const middle = isLog ? Math.sqrt(low * high) : (low + high) / 2;
  const axes = [...varied.map(axisOf), { name: data.score.isLoss ? 'mean loss' : `mean ${data.score.name}`, at: r => stand(rows.score[r]), marks: [[0, figure(low)], [stand(middle), figure(middle)], [1, figure(high)]] }];
  const shown = sample(scored, data.most.parallel);
  const groups = [['the worse half', 0.5, 1], ['the better half', 0.1, 0.5], ['the best tenth', 0, 0.1], ['the winner', -1, -1]];
  const shades = isDark() ? ['#5a6472', '#3d7fb0', '#8fd0ff', '#ffb347'] : ['#c9ced6', '#7fb2d6', '#00518a', '#d55e00'];
  const upright = isNarrow();
  const traces = groups.map(([name, from, to], g) => {
    const [x, y] = [[], []];
    shown.forEach((r, i) => {
      const share = placeOf.get(r) / Math.max(1, scored.length - 1);
      const isReference = rows.configuration[r] === data.reference;
      if (g === 3 ? !isReference : isReference || share < from || share >= to + (to === 1 ? 1 : 0)) return;
      axes.forEach((one, place) => {
        const at = one.at(r);
        // Lines through the same value fan out by rank, so that they can be distinguished.
        y.push(at === null ? null : at + (place < axes.length - 1 ? (share - 0.5) * 0.07 : 0));
        x.push(place);
      });
      x.push(null);
      y.push(null);
    });
    return { type: 'scatter', mode: 'lines', name, x: upright ? y : x, y: upright ? x : y, hoverinfo: 'none', line: { color: shades[g], width: g === 3 ? 3 : 1.3 }, opacity: g === 0 ? 0.7 : 0.9 };
  });
  const most = Math.max(8, Math.floor(130 / axes.length));
  const annotations = axes.flatMap((one, place) => one.marks.map(([at, text]) => ({
    text: shortened(text, 14), x: upright ? at : place, y: upright ? place : at, xanchor: upright ? 'center' : 'left', yanchor: upright ? 'top' : 'middle',
    xshift: upright ? 0 : 4, yshift: upright ? -3 : 0, showarrow: false, font: { size: 11 }, bgcolor: ink('paper'), opacity: 0.85,
  })));
  if (upright) axes.forEach((one, place) => annotations.push({ text: `<b>${shortened(one.name, 40)}</b>`, x: 0, xref: 'paper', y: place, xanchor: 'left', yanchor: 'bottom', yshift: 8, showarrow: false, font: { size: 11 } }));
  const along = axis({ tickvals: axes.map((_, i) => i), ticktext: axes.map(one => shortened(one.name, most)), gridcolor: ink('faint'), zeroline: false, range: [-0.1, axes.length - 0.6], fixedrange: true });
  const across = axis({ showticklabels: false, showgrid: false, zeroline: false, range: [-0.08, 1.08], fixedrange: true });
  return {
    traces,
    layout: layout(upright ? 120 + 90 * axes.length : 460, {
      annotations, margin: { l: 16, r: 40, t: 20, b: 40 },
      xaxis: upright ? { ...across, range: [-0.12, 1.12] } : along,
      yaxis: upright ? { ...along, showticklabels: false, range: [axes.length - 0.5, -0.5] } : across,
    }),
  };
});

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
