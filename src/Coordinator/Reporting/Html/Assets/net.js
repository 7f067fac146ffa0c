// The weights of each layer, and the map of the rows.
chart('weights', () => {
  const layers = data.net.weights;
  const columns = isNarrow() ? 1 : Math.min(3, layers.length);
  const grid = cells(layers.length, columns, 220);
  const extra = { annotations: [] };
  const traces = layers.map((layer, n) => {
    const [xaxis, yaxis] = [`x${grid.suffix(n)}`, `y${grid.suffix(n)}`];
    const { x: across, y: down } = grid.place(n);
    const width = (layer.high - layer.low) / layer.counts.length || 1;
    const all = layer.counts.reduce((a, b) => a + b, 0);
    extra[`xaxis${grid.suffix(n)}`] = axis({ domain: across, anchor: yaxis, nticks: 6, ...(n + columns >= layers.length ? { title: { text: 'weight', standoff: 4 } } : {}) });
    extra[`yaxis${grid.suffix(n)}`] = axis({ domain: down, anchor: xaxis, nticks: 5, rangemode: 'tozero', ...(n % columns === 0 ? { title: { text: 'how many' } } : {}) });
    extra.annotations.push(grid.title(n, `<b>${plain(layer.name)}</b> · ${all} weights`));
    return {
      type: 'bar', xaxis, yaxis, showlegend: false, x: layer.counts.map((_, bin) => layer.low + (bin + 0.5) * width), y: layer.counts, width, marker: { color: colour(0), line: { width: 0 } },
      hoverinfo: 'text', hovertext: layer.counts.map((count, bin) => `${figure(layer.low + bin * width)} to ${figure(layer.low + (bin + 1) * width)}<br>${count}`),
    };
  });
  return { traces, layout: layout(grid.height + 20, { bargap: 0, margin: { l: 60, r: 16, t: 30, b: 50 }, ...extra }) };
});

// There are fewer colours that everyone can distinguish than classes, so shapes differ too.
const shapes = ['circle', 'square', 'diamond', 'triangle-up', 'x', 'triangle-down', 'star', 'pentagon', 'cross', 'hexagram'];

// Points are counted from 0; the map has the row of a point.
function heldOf(point) {
  const { classes, map } = data.net;
  return `row ${map.row[point]}: ${classes[map.of[point]]}${map.of[point] === map.held[point] ? '' : `, predicted as ${classes[map.held[point]]}`}${map.words ? ` (${map.words[point]})` : ''}`;
}

// The image of a point's row, cut out of the picture of all.
function imageOf(point, side) {
  const { images } = data.net.map;
  if (!images) return [];
  const size = side / Math.max(images.width, images.height);
  const image = element('span', { class: 'pixels', role: 'img', 'aria-label': `image of row ${data.net.map.row[point]}` });
  Object.assign(image.style, {
    width: `${size * images.width}px`, height: `${size * images.height}px`, backgroundImage: `url(${images.source})`,
    backgroundSize: `${size * images.width * images.columns}px ${size * images.height * images.rows}px`,
    backgroundPosition: `-${size * images.width * (point % images.columns)}px -${size * images.height * Math.floor(point / images.columns)}px`,
  });
  return [image];
}

chart('map', () => {
  const { classes, map } = data.net;
  const place = point => [map.coordinates[2 * point], map.coordinates[2 * point + 1]];
  const pointsOf = wanted => map.of.map((_, point) => point).filter(point => map.of[point] === wanted && place(point).every(x => x !== null));
  const [x, y] = [point => place(point)[0], point => place(point)[1]];
  const traces = classes.map((name, i) => ({ name, i, points: pointsOf(i) })).filter(one => one.points.length > 0).map(one => ({
    type: 'scatter', mode: 'markers', name: shortened(one.name, 24), x: one.points.map(x), y: one.points.map(y), customdata: one.points, hoverinfo: 'none',
    marker: { symbol: shapes[one.i % shapes.length], size: map.of.length > 500 ? 6 : 8, color: colour(one.i, 0.85), line: { width: 0.5, color: ink('paper') } },
  }));
  // Not every row is on the map: the one that was asked for, or the last one before it.
  const chosen = Math.max(0, map.row.findLastIndex(row => row <= (Number(byId('map-row').value) || 0)));
  traces.push({ type: 'scatter', mode: 'markers', name: 'the row above', x: [x(chosen)], y: [y(chosen)], hoverinfo: 'skip', marker: { symbol: 'circle-open', size: 18, color: ink('ink'), line: { width: 2.5 } } });
  byId('map-shown').replaceChildren(...imageOf(chosen, 56), element('span', {}, heldOf(chosen)));
  const nothing = { showticklabels: false, zeroline: false, showgrid: false, ticks: '', showline: true, mirror: true };
  return {
    traces,
    layout: layout(isNarrow() ? 520 : 640, {
      margin: { l: 10, r: 10, t: 10, b: 10 }, legend: { orientation: 'h', y: -0.02, yanchor: 'top', itemsizing: 'constant' }, xaxis: axis({ ...nothing }), yaxis: axis({ ...nothing, scaleanchor: 'x' }),
    }),
    after: place => {
      if (place.dataset.heard) return;
      place.dataset.heard = 'true';
      place.on('plotly_hover', showUnderPointer);
      place.on('plotly_unhover', () => { byId('map-pointer').hidden = true; });
      place.on('plotly_click', event => {
        byId('map-row').value = map.row[event.points[0].customdata];
        draw('map');
      });
    },
  };
});

function showUnderPointer({ points, event }) {
  const box = byId('map-pointer');
  box.replaceChildren(...imageOf(points[0].customdata, 84), element('span', {}, heldOf(points[0].customdata)));
  box.hidden = false;
  // Beside the pointer, on the side with more room.
  box.style.left = `${event.clientX > innerWidth / 2 ? event.clientX - box.offsetWidth - 14 : event.clientX + 14}px`;
  box.style.top = `${event.clientY > innerHeight / 2 ? event.clientY - box.offsetHeight - 14 : event.clientY + 14}px`;
}

starts.push(() => {
  if (byId('map')) byId('map-row').addEventListener('input', () => draw('map'));
});
