#!/usr/bin/env bash
# amap 0.8-19 (Debian 12, r-cran-amap): rank distances of rows with equal values depend on the order of the columns.
#
# Dist, hcluster and Kmeans with method "spearman" or "kendall" rank each row by sorting it and numbering the places, so equal values get different ranks, by
# their order in the row. The help page gives the Spearman distance as the sum of squared differences in rank and as the statistic of cor.test, neither of
# which depends on the order. Two rows of six counts have the distances 22, 48, 38 and 22 in four orders of the columns, where the sum with mean ranks is 29.5,
# and 0.33 to 0.67 by Kendall, where 0.267 of the pairs are in opposite orders. A constant row has the distance 0 from 1 to 6 and 70 from 6 to 1, in place of
# 17.5 from both. Of 60 rows of flags 54 get another nearest row, and 30 another cluster, when the columns are reversed. Without ties all of them are right.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-amap=0.8-19-1 >/dev/null 2>&1
dpkg -x *.deb packages
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("amap") == "0.8.19")
library(amap)

show <- function(name, values) cat(name, ": ", paste(format(round(values, 3), trim = TRUE), collapse = " "), "\n", sep = "")
tested <- function(x, y) unname(cor.test(x, y, method = "spearman", exact = FALSE)$statistic)
squares <- function(x, y) sum((rank(x) - rank(y))^2)
opposite <- function(x, y) {
  pairs <- combn(length(x), 2)
  mean(sign(x[pairs[1, ]] - x[pairs[2, ]]) * sign(y[pairs[1, ]] - y[pairs[2, ]]) < 0)
}

distinct <- rbind(c(1, 2, 3, 5, 8.5), c(2, 1, 4, 3, 9))
show("without ties: Spearman, Kendall", c(Dist(distinct, method = "spearman"), Dist(distinct, method = "kendall")))
show("  by hand", c(squares(distinct[1, ], distinct[2, ]), opposite(distinct[1, ], distinct[2, ])))

rows <- rbind(c(0, 0, 0, 1, 2, 2), c(1, 0, 2, 0, 0, 3))
orders <- list(1:6, 6:1, c(3, 1, 5, 2, 6, 4), c(2, 4, 6, 1, 3, 5))
for (method in c("spearman", "kendall")) {
  show(paste("with ties, four orders of the columns,", method), sapply(orders, function(o) Dist(rows[, o], method = method)))
}
show("  by hand", c(squares(rows[1, ], rows[2, ]), opposite(rows[1, ], rows[2, ])))
show("  by cor.test, in the four orders", sapply(orders, function(o) tested(rows[1, o], rows[2, o])))
constant <- rbind(1:6, rep(1, 6), 6:1)
show("from a constant row to 1:6 and 6:1, Spearman", as.matrix(Dist(constant, method = "spearman"))[2, c(1, 3)])
show("  by hand", c(squares(1:6, rep(1, 6)), squares(6:1, rep(1, 6))))

set.seed(1)
flags <- matrix(sample(0:1, 60 * 20, TRUE), 60)
reversed <- flags[, 20:1]
nearest <- function(distances) {
  distances <- as.matrix(distances)
  diag(distances) <- Inf
  max.col(-distances, "first")
}
for (method in c("euclidean", "spearman", "kendall")) {
  changed <- sum(nearest(Dist(flags, method = method)) != nearest(Dist(reversed, method = method)))
  moved <- sum(cutree(hcluster(flags, method = method), 3) != cutree(hcluster(reversed, method = method), 3))
  cat("columns reversed, ", method, ": another nearest row ", changed, ", another cluster ", moved, " of 60\n", sep = "")
}
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
without ties: Spearman, Kendall: 4.0 0.2
  by hand: 4.0 0.2
with ties, four orders of the columns, spearman: 22 48 38 22
with ties, four orders of the columns, kendall: 0.333 0.667 0.600 0.333
  by hand: 29.500 0.267
  by cor.test, in the four orders: 33.852 33.852 33.852 33.852
from a constant row to 1:6 and 6:1, Spearman: 0 70
  by hand: 17.5 17.5
columns reversed, euclidean: another nearest row 0, another cluster 0 of 60
columns reversed, spearman: another nearest row 54, another cluster 30 of 60
columns reversed, kendall: another nearest row 52, another cluster 35 of 60
EXPECTED
echo "as described"
