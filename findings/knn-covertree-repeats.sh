#!/usr/bin/env bash
# knn.covertree 1.0 (Debian 12, r-cran-knn.covertree): a row that is equal to another one is never found as a neighbour.
#
# The package describes itself as an accurate nearest neighbour search. Equal rows become one entry of its tree, the first of them, and a row's own entry is
# left out of its list. So an equal row, whose distance is 0, is missing, and so are all copies but the first in the lists of other rows. In iris, which has
# two equal rows, seven lists of five are wrong. With 200 rows of four flags each row has copies, none is found, and the label of the nearest row is right
# for 0.54 to 0.71 of the rows, differently in each run, where all distances give 1. With rank correlation rows in the same order have the distance 0 too,
# and lists have NA at their end. Flags, categories, counts and rounded measurements have such rows. Noise of 1e-9 on the columns avoids it.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-knn.covertree=1.0-2 r-cran-rcpp=1.0.10-1 r-cran-rcppeigen=0.3.3.9.3-1 r-cran-matrix=1.5-3-1 r-cran-lattice=0.20-45-3 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library:$dir/packages/usr/lib/R/library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("knn.covertree") == "1.0")
suppressMessages(library(knn.covertree))

others <- function(rows) {
  distances <- as.matrix(dist(rows))
  diag(distances) <- Inf
  distances
}
nearest <- function(rows, k) t(apply(others(rows), 1, function(row) sort(row)[1:k]))
text <- function(values) paste(format(values, digits = 3, trim = TRUE), collapse = " ")

line <- matrix(c(0, 0, 1, 5, 9, 9))
found <- find_knn(line, 3)
for (row in c(1, 4, 6)) {
  cat(sprintf("row %d of 0 0 1 5 9 9: distances of neighbours %s; right %s\n", row, text(found$dist[row, ]), text(nearest(line, 3)[row, ])))
}
flowers <- as.matrix(iris[, 1:4])
wrong <- rowSums(abs(find_knn(flowers, 5)$dist - nearest(flowers, 5))) > 1e-9
cat(sprintf("iris, five neighbours: lists that are wrong %d (%s)\n", sum(wrong), text(which(wrong))))
set.seed(1)
flags <- matrix(rbinom(800, 1, 0.5), 200)
labels <- flags[, 1] != flags[, 2]
found <- find_knn(flags, 1)
share <- mean(labels[found$index[, 1]] == labels) # differs between runs: it chooses among rows at the distance 1
cat(sprintf("flags: smallest distance found %g, right %g; labels of the nearest row right %s, by all distances %.3f\n", min(found$dist),
            min(others(flags)), if (share < 0.8) "below 0.8" else format(share), mean(labels[apply(others(flags), 1, which.min)] == labels)))
noisy <- find_knn(flags + matrix(runif(800, 0, 1e-9), 200), 1)
cat(sprintf("flags with noise: %.3f\n", mean(labels[noisy$index[, 1]] == labels)))
ranked <- rbind(c(1, 2, 3, 4), c(2, 4, 6, 8.1), c(4, 3, 2, 1), c(1, 3, 2, 4))
cat(sprintf("rank correlation: neighbours of row 1 %s\n", text(find_knn(ranked, 3, distance = "rankcor")$index[1, ])))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
row 1 of 0 0 1 5 9 9: distances of neighbours 1 5 9; right 0 1 5
row 4 of 0 0 1 5 9 9: distances of neighbours 4 4 5; right 4 4 4
row 6 of 0 0 1 5 9 9: distances of neighbours 4 8 9; right 0 4 8
iris, five neighbours: lists that are wrong 7 (84 102 114 115 122 143 150)
flags: smallest distance found 1, right 0; labels of the nearest row right below 0.8, by all distances 1.000
flags with noise: 1.000
rank correlation: neighbours of row 1 4 3 NA
EXPECTED
echo "as described"
