// The configurations: row r of the data is the one at place r of the ranking.
const rows = data.rows;
// The ranking metric: the validation loss, or another one with its own direction.
rows.score ??= rows.mean;
rows.scores ??= rows.losses;
rows.scoreDeviation ??= rows.deviation;
const { higher } = data.score;
const scoreName = plain(data.score.isLoss ? `validation loss (${data.loss})` : data.score.name);
const bestOf = (a, b) => (higher ? Math.max(a, b) : Math.min(a, b));
// Whether scores have a logarithmic axis: losses that differ by much do, shares do not.
const isWideScore = scores => data.score.isLoss && isWide(scores);
const rowCount = rows.configuration.length;
const rowOf = new Map(rows.configuration.map((configuration, r) => [configuration, r]));
const dimensions = data.dimensions;
dimensions.forEach(dimension => { dimension.texts ??= dimension.values; });
const varied = data.varied.map(place => dimensions[place]);
const scored = rows.configuration.map((_, r) => r).filter(r => rows.statuses[rows.status[r]] === 'scored');

const placeOf = new Map(scored.map((r, place) => [r, place]));

const valueOf = (dimension, r) => (dimension.chosen[r] < 0 ? null : dimension.values[dimension.chosen[r]]);
// The same with rounded numbers.
const textOf = (dimension, r) => (dimension.chosen[r] < 0 ? null : dimension.texts[dimension.chosen[r]]);
const settingsOf = r => {
  const given = (varied.length ? varied : dimensions).filter(dimension => valueOf(dimension, r) !== null);
  return given.length ? given.map(dimension => `${dimension.name} ${textOf(dimension, r)}`).join(', ') : 'the settings of the file';
};
const nameOf = configuration => `no. ${configuration}: ${settingsOf(rowOf.get(configuration))}`;

// If there are many rows, the best are drawn and an even selection of the others.
function sample(list, most) {
  if (list.length <= most) return list;
  const best = list.slice(0, Math.floor(most / 3));
  const rest = list.slice(best.length);
  const others = most - best.length;
  return best.concat(Array.from({ length: others }, (_, i) => rest[Math.floor((i * rest.length) / others)]));
}
