#!/usr/bin/env bash
# @visx/stats 4.0.0 (npm, 100,000 downloads a month): one outlier moves both whiskers of a box to values that no row has, below zero for losses.
#
# computeStats gives what the box plot and the violin plot of visx draw. Without outliers min and max are the smallest and largest row; with one, min is the first quartile less 1.5
# times the distance of the quartiles, max the third and as much: losses from 0.1 to 0.5 and one of 5 have whiskers at −0.25 and 0.95, where Tukey's end at 0.1 and 0.5, the
# last rows within these fences, as R's boxplot.stats and matplotlib draw them. Of 1,000 tables of 50 exponential values 926 have a whisker below zero. The histogram for the violin reaches as
# far, so its lower part lies where there are no rows. The documentation names the fields only, and no message is given.
#
# Needs Node.js 20, npm and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent --legacy-peer-deps @visx/stats@4.0.0 react@18.3.1 react-dom@18.3.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { writeFileSync } = require('fs');
const { computeStats } = require('@visx/stats');

const tables = { 'no outlier': [0.1, 0.2, 0.3, 0.4, 0.5], 'one outlier': [0.1, 0.2, 0.3, 0.4, 0.5, 5], 'two outliers': [-3, 0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 5] };
for (const [name, values] of Object.entries(tables)) {
  const { boxPlot, binData } = computeStats(values);
  console.log(`${name}: whiskers ${boxPlot.min.toFixed(3)} and ${boxPlot.max.toFixed(3)}, outliers ${boxPlot.outliers.join(' ')}; bins ${binData.map((bin) => `${bin.value.toFixed(2)}:${bin.count}`).join(' ')}`);
}

let state = 1;
const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const rows = Array.from({ length: 1000 }, () => Array.from({ length: 50 }, () => -Math.log(1 - random())));
const found = rows.map((values) => computeStats(values).boxPlot);
console.log(`of 1000 tables of 50 positive values: lower whisker below 0 in ${found.filter((box) => box.min < 0).length}, a whisker that is no row in ${found.filter((box, table) => !rows[table].includes(box.min) || !rows[table].includes(box.max)).length}`);
writeFileSync('rows.json', JSON.stringify(rows));
PROGRAM
cat > right.R <<'PROGRAM'
for (values in list(c(0.1, 0.2, 0.3, 0.4, 0.5), c(0.1, 0.2, 0.3, 0.4, 0.5, 5), c(-3, 0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 5))) {
  found <- boxplot.stats(values)
  cat(sprintf("  by R: whiskers %.3f and %.3f, outliers %s\n", found$stats[1], found$stats[5], paste(found$out, collapse = " ")))
}
rows <- matrix(scan(text = gsub("[][]", " ", readLines("rows.json", warn = FALSE)), sep = ",", quiet = TRUE), ncol = 50, byrow = TRUE)
ends <- apply(rows, 1, function(values) boxplot.stats(values)$stats[c(1, 5)])
cat(sprintf("  by R: lower whisker below 0 in %d, a whisker that is no row in %d\n", sum(ends[1, ] < 0), sum(sapply(1:1000, function(table) !all(ends[, table] %in% rows[table, ])))))
PROGRAM

{ node finding.cjs; Rscript --vanilla right.R; } | tee seen
diff seen - <<'EXPECTED'
no outlier: whiskers 0.100 and 0.500, outliers ; bins 0.10:0 0.30:4 0.50:1
one outlier: whiskers -0.250 and 0.950, outliers 5; bins -0.25:0 -0.05:1 0.35:4 0.75:0 0.95:0
two outliers: whiskers -0.300 and 0.900, outliers -3 5; bins -0.30:0 -0.15:0 0.15:2 0.45:4 0.75:0 0.90:0
of 1000 tables of 50 positive values: lower whisker below 0 in 926, a whisker that is no row in 926
  by R: whiskers 0.100 and 0.500, outliers 
  by R: whiskers 0.100 and 0.500, outliers 5
  by R: whiskers 0.100 and 0.500, outliers -3 5
  by R: lower whisker below 0 in 0, a whisker that is no row in 0
EXPECTED
echo "as described"
