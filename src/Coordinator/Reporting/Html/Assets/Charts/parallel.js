// All hyperparameters together: a line for each configuration, from axis to axis to its score.
const isNumeric = dimension => dimension.values.every(text => text.trim() !== '' && Number.isFinite(Number(text)));

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
    const every = Math.ceil(dimension.values.length / (isNarrow() ? 4 : 8));
    return { name: dimension.name, at: r => (dimension.chosen[r] < 0 ? null : stand(dimension.chosen[r])), marks: dimension.texts.map((text, i) => [stand(i), text]).filter((_, i) => i % every === 0) };
  }
  const numbers = dimension.values.map(Number);
  const stand = standOf(numbers, dimension.log);
  // The numbers nearest to even places; those whose texts would overlap are left out.
  const gap = isNarrow() ? 0.24 : 0.08;
  const nearest = share => numbers.reduce((best, number, i) => (Math.abs(stand(number) - share) < Math.abs(stand(numbers[best]) - share) ? i : best), 0);
  const marks = [0, 1, 0.5, 0.25, 0.75].map(nearest).reduce((kept, i) => (kept.some(other => Math.abs(stand(numbers[i]) - stand(numbers[other])) < gap) ? kept : [...kept, i]), []);
  return { name: dimension.name, at: r => (dimension.chosen[r] < 0 ? null : stand(numbers[dimension.chosen[r]])), marks: marks.map(i => [stand(numbers[i]), dimension.texts[i]]) };
}

// dimensions: name, log, values, texts, and chosen, the place of the value of row r (-1: none). shown: the rows; score and shareOf (0 for the best, 1 for the last) of a row, and whether it is the reference.
function parallelChart({ dimensions, shown, score, shareOf, isReference, title, isLoss, reference }) {
  const scores = shown.map(score);
  const isLog = isLoss && Math.min(...scores) > 0;
  const stand = standOf(scores, isLog);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const middle = isLog ? Math.sqrt(low * high) : (low + high) / 2;
  const axes = [...dimensions.map(axisOf), { name: title, at: r => stand(score(r)), marks: [[0, figure(low)], [stand(middle), figure(middle)], [1, figure(high)]] }];
  const groups = [['the worse half', 0.5, 1], ['the better half', 0.1, 0.5], ['the best tenth', 0, 0.1], [reference, -1, -1]];
  const shades = isDark() ? ['#5a6472', '#3d7fb0', '#8fd0ff', '#ffb347'] : ['#c9ced6', '#7fb2d6', '#00518a', '#d55e00'];
  const upright = isNarrow();
  const traces = groups.map(([name, from, to], g) => {
    const [x, y] = [[], []];
    shown.forEach(r => {
      const share = shareOf(r);
      if (g === 3 ? !isReference(r) : isReference(r) || share < from || share >= to + (to === 1 ? 1 : 0)) return;
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
  if (upright) axes.forEach((one, place) => annotations.push({ text: `<b>${shortened(one.name, 40)}</b>`, x: 0, xref: 'paper', y: place, xanchor: 'left', yanchor: 'bottom', yshift: 8, showarrow: false, font: { size: 11 }, bgcolor: ink('paper'), opacity: 0.85 }));
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
}
