// How many configurations came so far: in folds of a race, and in epochs of comparisons. Steps are [folds or epochs, configurations].
function survivalChart(folds, epochs) {
  const parts = [['folds', folds], ['epochs', epochs]].filter(part => part[1].length);
  const grid = cells(parts.length, isNarrow() ? 1 : parts.length, 240);
  const extra = { annotations: [] };
  const traces = parts.map(([unit, steps], i) => {
    const [xaxis, yaxis] = [`x${grid.suffix(i)}`, `y${grid.suffix(i)}`];
    extra[`xaxis${grid.suffix(i)}`] = axis({ domain: grid.place(i).x, anchor: yaxis, tickvals: steps.map((_, n) => n), ticktext: steps.map(step => String(step[0])), title: { text: `after so many ${unit}` } });
    extra[`yaxis${grid.suffix(i)}`] = axis({ domain: grid.place(i).y, anchor: xaxis, rangemode: 'tozero', nticks: 6, title: { text: i === 0 || isNarrow() ? 'configurations' : '' } });
    return { type: 'bar', showlegend: false, xaxis, yaxis, x: steps.map((_, n) => n), y: steps.map(step => step[1]), text: steps.map(step => String(step[1])), textposition: 'auto', hoverinfo: 'none', marker: { color: colour(i) } };
  });
  return { traces, layout: layout(grid.height, { margin: { l: 50, r: 16, t: 20, b: 60 }, ...extra }) };
}
