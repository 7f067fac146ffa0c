#!/usr/bin/env bash
# @robzzson/silhouette 0.0.7 (npm): one cluster of a single row, or a number that no cluster has, makes the score of all rows NaN.
#
# The silhouette of a row that is alone in its cluster is 0 by definition (Rousseeuw 1987). Here its distance within the cluster is 0 / 0, and so is the mean: three clear
# clusters, one of them a single row, are NaN where 0.788 is right, while two clusters of the same rows are 0.619. Labels 0 and 2 without a 1, which is what is left
# when an empty cluster is dropped, are NaN where 0.619 is right, since each row has the distance 0 / 0 to the missing one. A loop over the number of
# clusters that keeps the largest score takes two clusters, not three. The README says nothing of either. The right values are those of R's cluster package.
#
# Needs Node.js 20, npm, r-base-core 4.2.2 and r-cran-cluster. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent @robzzson/silhouette@0.0.7 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const silhouette = require('@robzzson/silhouette');

const rows = [[0, 0], [0, 1], [1, 0], [10, 10], [10, 11], [11, 10], [30, 0]];
for (const labels of [[0, 0, 0, 1, 1, 1, 1], [0, 0, 0, 1, 1, 1, 2], [0, 0, 0, 2, 2, 2, 2]]) {
  console.log(`labels ${labels.join('')}: ${silhouette(rows, labels).toFixed(4)}`);
}
console.log(`five clusters with single rows: ${silhouette(rows, [0, 0, 0, 1, 2, 3, 4]).toFixed(4)}`);
PROGRAM
cat > right.R <<'PROGRAM'
library(cluster)
rows <- dist(rbind(c(0, 0), c(0, 1), c(1, 0), c(10, 10), c(10, 11), c(11, 10), c(30, 0)))
score <- function(labels) mean(silhouette(labels, rows)[, 3])
cat(sprintf("  by R: %.4f %.4f %.4f, five clusters %.4f\n", score(c(1, 1, 1, 2, 2, 2, 2)), score(c(1, 1, 1, 2, 2, 2, 3)), score(c(1, 1, 1, 3, 3, 3, 3)), score(c(1, 1, 1, 2, 3, 4, 5))))
PROGRAM

{ node finding.cjs; Rscript --vanilla right.R; } | tee seen
diff seen - <<'EXPECTED'
labels 0001111: 0.6188
labels 0001112: NaN
labels 0002222: NaN
five clusters with single rows: NaN
  by R: 0.6188 0.7882 0.6188, five clusters 0.3928
EXPECTED
echo "as described"
