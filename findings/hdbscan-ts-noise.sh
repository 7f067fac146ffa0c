#!/usr/bin/env bash
# hdbscan-ts 1.0.17 (npm): three clusters that lie far apart are found as three cores, and most of their rows are noise.
#
# 90 rows are drawn around three centres 10 apart, with a deviation of 1. R's dbscan finds the three clusters with 30 rows each, for a least size of 3, 5 and 10.
# hdbscan-ts calls 68, 66 and 50 of the 90 rows noise, and finds five clusters for a size of 3. A row that leaves a cluster makes a new cluster of the rest there, where the
# algorithm lets the same cluster shrink and adds up its stability; so no cluster is kept as a whole, and small dense parts win. Distances are squares without a root,
# which changes stabilities too. A share of noise, by which settings of the algorithm are compared, says nothing here.
#
# Needs Node.js 20 and npm, and Debian 12's r-cran-dbscan 1.1-11 for the comparison. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" r-cran-dbscan 2>/dev/null)" = 1.1-11+ds-1 ] || { echo "Install r-cran-dbscan 1.1-11+ds-1: apt-get install r-cran-dbscan"; exit 1; }
npm install --no-audit --no-fund --ignore-scripts --silent hdbscan-ts@1.0.17 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { HDBSCAN } = require('hdbscan-ts');

let state = 7;
const uniform = () => (state = (state * 16807) % 2147483647) / 2147483647;
const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
const centres = [[0, 0], [10, 0], [0, 10]];
const rows = Array.from({ length: 90 }, (_, i) => centres[i % 3].map((c) => c + normal()));
require('fs').writeFileSync('rows.csv', rows.map((row) => row.join(',')).join('\n'));
for (const size of [3, 5, 10]) {
  const labels = new HDBSCAN({ minClusterSize: size, minSamples: size }).fit(rows);
  const clusters = [...new Set(labels.filter((label) => label >= 0))];
  const sizes = clusters.map((cluster) => labels.filter((label) => label === cluster).length).sort((a, b) => b - a);
  console.log(`hdbscan-ts, least size ${size}: clusters of ${sizes.join(', ')} rows, noise ${labels.filter((label) => label < 0).length} of 90`);
}
PROGRAM
cat > finding.R <<'PROGRAM'
rows <- as.matrix(read.csv("rows.csv", header = FALSE))
for (size in c(3, 5, 10)) {
  cluster <- dbscan::hdbscan(rows, minPts = size)$cluster
  cat(sprintf("R's dbscan, least size %d: clusters of %s rows, noise %d of 90, each cluster around one centre: %s\n", size, paste(table(cluster[cluster > 0]), collapse = ", "), sum(cluster == 0),
    if (all(table(rep(1:3, 30), cluster) %in% c(0, 30))) "yes" else "no"))
}
PROGRAM

{ node finding.cjs; Rscript --vanilla finding.R; } | tee seen
diff seen - <<'EXPECTED'
hdbscan-ts, least size 3: clusters of 8, 4, 4, 3, 3 rows, noise 68 of 90
hdbscan-ts, least size 5: clusters of 10, 7, 7 rows, noise 66 of 90
hdbscan-ts, least size 10: clusters of 14, 13, 13 rows, noise 50 of 90
R's dbscan, least size 3: clusters of 30, 30, 30 rows, noise 0 of 90, each cluster around one centre: yes
R's dbscan, least size 5: clusters of 30, 30, 30 rows, noise 0 of 90, each cluster around one centre: yes
R's dbscan, least size 10: clusters of 30, 30, 30 rows, noise 0 of 90, each cluster around one centre: yes
EXPECTED
echo "as described"
