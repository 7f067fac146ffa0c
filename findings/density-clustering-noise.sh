#!/usr/bin/env bash
# density-clustering 1.3.0 (npm) with R's dbscan 1.1-11 (Debian 12, r-cran-dbscan): rows of a cluster are reported as noise too, by the order of rows.
#
# DBSCAN visits rows in turn. A row with few neighbours is noise until a cluster that is found later reaches it; then it belongs to the edge of that cluster.
# Here it stays in `noise` as well. Six rows in one dimension are one cluster of five and one outlier: with the edge first in the table, `noise` has two rows,
# with the edge last it has one, and both times the cluster has five, so seven rows of six are accounted for. A ring of 40 rows that comes before its core in
# the table is in the cluster and in the noise. Outliers that are removed by `noise` take the edge of each cluster along, and the share of noise, by which a
# search for the radius is steered, depends on the order of the file. R's dbscan finds the same clusters, and one outlier in any order.
#
# Needs Debian 12's apt, r-base-core 4.2.2, Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent density-clustering@1.3.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
apt-get download r-cran-dbscan=1.1-11+ds-1 r-cran-rcpp >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.cjs <<'PROGRAM'
const fs = require('fs');
const { DBSCAN } = require('density-clustering');

const ring = Array.from({ length: 40 }, (_, i) => [Math.cos(i * Math.PI / 20), Math.sin(i * Math.PI / 20)]);
const core = Array.from({ length: 60 }, (_, i) => [0.02 * Math.cos(i), 0.02 * Math.sin(i)]);
const tables = {
  'edge first': { rows: [[0], [0.9], [1.3], [1.5], [1.6], [10]], radius: 1, least: 4 },
  'edge last': { rows: [[0.9], [1.3], [1.5], [1.6], [10], [0]], radius: 1, least: 4 },
  'ring first': { rows: [...ring, ...core], radius: 1.01, least: 60 },
  'ring last': { rows: [...core, ...ring], radius: 1.01, least: 60 },
};
for (const [name, { rows, radius, least }] of Object.entries(tables)) {
  const dbscan = new DBSCAN();
  const clusters = dbscan.run(rows, radius, least);
  const both = dbscan.noise.filter((row) => clusters.flat().includes(row));
  console.log(`${name}: ${rows.length} rows, clusters of ${clusters.map((cluster) => cluster.length)}, noise ${dbscan.noise.length}, in both ${both.length}`);
  fs.writeFileSync(`${name}.csv`, rows.map((row) => row.join()).join('\n') + '\n');
}
PROGRAM
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("dbscan") == "1.1.11")
suppressMessages(library(dbscan))

for (table in list(list("edge first", 1, 4), list("edge last", 1, 4), list("ring first", 1.01, 60), list("ring last", 1.01, 60))) {
  found <- dbscan(as.matrix(read.csv(paste0(table[[1]], ".csv"), header = FALSE)), table[[2]], table[[3]])$cluster
  cat(sprintf("R, %s: clusters of %s, noise %d\n", table[[1]], paste(table(found[found > 0]), collapse = ","), sum(found == 0)))
}
PROGRAM

{ node finding.cjs; Rscript --vanilla finding.R; } | tee seen
diff seen - <<'EXPECTED'
edge first: 6 rows, clusters of 5, noise 2, in both 1
edge last: 6 rows, clusters of 5, noise 1, in both 0
ring first: 100 rows, clusters of 100, noise 40, in both 40
ring last: 100 rows, clusters of 100, noise 0, in both 0
R, edge first: clusters of 5, noise 1
R, edge last: clusters of 5, noise 1
R, ring first: clusters of 100, noise 0
R, ring last: clusters of 100, noise 0
EXPECTED
echo "as described"
