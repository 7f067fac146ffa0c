#!/usr/bin/env bash
# psych 2.2.9 (Debian 12, r-cran-psych): with one missing value the weighted correlation depends on the zero point of the columns.
#
# cor.wt generalises base R's cov.wt, which refuses missing values; this one takes them. The weights are divided by their sum over all rows, and the weighted
# sum leaves the rows without a value out, so the weighted mean is too small by their share: near 1000 and with one of 40 rows missing it is 970. Deviations
# are taken from this mean. If the row is missing in both columns, they rise and fall together: 0.183 becomes 0.999. If it is missing in one, the relation
# is hidden: 0.965 becomes 0.051. Around 0 both are nearly right. Temperatures in kelvin, years, pressures and accuracies in percent are not around 0. Without
# weights it is the same, where cor(use = "pairwise") is right. statsBy, whose tables of group means have gaps, is documented to feed it. Dropping the rows
# with gaps and cov.wt(cor = TRUE) avoid it.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-psych=2.2.9-1 r-cran-mnormt=2.1.1-2 r-cran-lattice=0.20-45-3 r-cran-nlme=3.1.162-1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library:$dir/packages/usr/lib/R/library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("psych") == "2.2.9")

set.seed(1)
complete <- cbind(a = rnorm(40), b = rnorm(40), c = rnorm(40))
complete[, "c"] <- complete[, "a"] + 0.3 * complete[, "c"]
weights <- rep(1:4, 10)
gap <- function(columns) {
  complete[3, columns] <- NA
  complete
}
show <- function(name, table) {
  kept <- complete.cases(table)
  pairs <- function(r) sprintf("a and b %.3f, a and c %.3f", r["a", "b"], r["a", "c"])
  cat(sprintf("%s: %s; without the row %s\n", name, pairs(psych::cor.wt(table, w = weights)$r),
              pairs(cov.wt(table[kept, ], weights[kept], cor = TRUE)$cor)))
}
show("complete + 1000", complete + 1000)
for (zero in c(0, 10, 1000)) show(paste("a is missing once, +", zero), gap("a") + zero)
for (zero in c(0, 10, 1000)) show(paste("a row is missing, +", zero), gap(c("a", "b", "c")) + zero)
cat(sprintf("without weights, a is missing once, + 1000: %.3f; cor: %.3f\n", psych::cor.wt(gap("a") + 1000)$r["a", "c"],
            cor(gap("a") + 1000, use = "pairwise")["a", "c"]))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
complete + 1000: a and b 0.161, a and c 0.964; without the row a and b 0.161, a and c 0.964
a is missing once, + 0: a and b 0.182, a and c 0.958; without the row a and b 0.183, a and c 0.965
a is missing once, + 10: a and b 0.168, a and c 0.918; without the row a and b 0.183, a and c 0.965
a is missing once, + 1000: a and b -0.012, a and c 0.051; without the row a and b 0.183, a and c 0.965
a row is missing, + 0: a and b 0.183, a and c 0.965; without the row a and b 0.183, a and c 0.965
a row is missing, + 10: a and b 0.262, a and c 0.968; without the row a and b 0.183, a and c 0.965
a row is missing, + 1000: a and b 0.999, a and c 1.000; without the row a and b 0.183, a and c 0.965
without weights, a is missing once, + 1000: 0.051; cor: 0.958
EXPECTED
echo "as described"
