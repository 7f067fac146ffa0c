#!/usr/bin/env bash
# proxy 0.4-27 (Debian 12, r-cran-proxy): the distances Soergel and Wave Hedges take one maximum of all columns, so a row has a distance from itself.
#
# The package's register gives the formulas sum |x − y| / sum max(x_i, y_i) and sum (1 − min(x_i, y_i) / max(x_i, y_i)). The code calls max and min, which
# return one number for all columns, where pmax and pmin are needed. Soergel of two rows of shares is 0.40 where 0.18 is right, and it reaches 6.26, although
# its limit is 1. Wave Hedges of a row from itself is 0.60, and 1 is its largest value. Of 200 random rows of ten columns 117 have another nearest row by
# Soergel and 193 by Wave Hedges. The similarity of Stiles takes the logarithm of |ad − bc| − n / 2 and doubles it, in place of the logarithm of the square:
# NaN for 21 of 100 pairs of random flags. Bray and Canberra agree with their formulas.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-proxy=0.4-27-1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("proxy") == "0.4.27")
suppressPackageStartupMessages(library(proxy))

right <- list(Soergel = function(x, y) sum(abs(x - y)) / sum(pmax(x, y)), Wave = function(x, y) sum(1 - pmin(x, y) / pmax(x, y)),
              Bray = function(x, y) sum(abs(x - y)) / sum(x + y), Canberra = function(x, y) sum(abs(x - y) / (x + y)))
between <- function(x, y, measure) as.numeric(proxy::dist(rbind(x), rbind(y), method = measure))
shares <- list(c(0.2, 0.3, 0.5), c(0.3, 0.3, 0.4))
set.seed(1)
rows <- matrix(rexp(2000), 200)
nearest <- function(distances) { diag(distances) <- Inf; apply(distances, 1, which.min) }
for (measure in names(right)) {
  by_hand <- outer(1:200, 1:200, Vectorize(function(i, j) right[[measure]](rows[i, ], rows[j, ])))
  cat(sprintf("%s: %.2f, right %.2f; from itself %.2f; at most %.2f, right %.2f; another nearest row %d of 200\n", measure,
              between(shares[[1]], shares[[2]], measure), right[[measure]](shares[[1]], shares[[2]]), between(shares[[1]], shares[[1]], measure),
              max(proxy::dist(rows, method = measure)), max(by_hand), sum(nearest(as.matrix(proxy::dist(rows, method = measure))) != nearest(by_hand))))
}

stiles <- function(x, y) {
  a <- sum(x & y); b <- sum(x & !y); c <- sum(!x & y); d <- sum(!x & !y)
  log(length(x) * (abs(a * d - b * c) - length(x) / 2)^2 / ((a + b) * (c + d) * (a + c) * (b + d)))
}
flags <- matrix(runif(4000) < 0.5, 200)
found <- suppressWarnings(sapply(1:100, function(i) as.numeric(proxy::simil(flags[2 * i - 1:0, ], method = "Stiles"))))
by_hand <- sapply(1:100, function(i) stiles(flags[2 * i - 1, ], flags[2 * i, ]))
cat(sprintf("Stiles: NaN for %d of 100 pairs, right %d; the others agree: %s\n", sum(is.nan(found)), sum(is.nan(by_hand)),
            isTRUE(all.equal(found[!is.nan(found)], by_hand[!is.nan(found)]))))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
Soergel: 0.40, right 0.18; from itself 0.00; at most 6.26, right 0.92; another nearest row 117 of 200
Wave: 0.60, right 0.53; from itself 0.60; at most 1.00, right 8.97; another nearest row 193 of 200
Bray: 0.10, right 0.10; from itself 0.00; at most 0.85, right 0.85; another nearest row 0 of 200
Canberra: 0.31, right 0.31; from itself 0.00; at most 8.24, right 8.24; another nearest row 0 of 200
Stiles: NaN for 21 of 100 pairs, right 0; the others agree: TRUE
EXPECTED
echo "as described"
