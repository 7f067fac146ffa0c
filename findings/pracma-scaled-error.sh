#!/usr/bin/env bash
# pracma 2.4.2 (Debian 12, r-cran-pracma): the scaled error function is NaN from 27 on, and a spline through three points is NaN everywhere.
#
# erfcx is the scaled complementary error function, whose purpose is to stay finite where erfc underflows. It multiplies exp(x^2), which is infinite from 27 on, by erfc(x), which is 0: NaN at 27, 30 and 100,
# where 0.0209, 0.0188 and 0.0056 are right. It is what the logarithm of an expected improvement needs far from the best value. interp1 with method "spline" takes at least two points by its
# help page, and raises an error with two that asks for three. With three it returns NaN for every place, also for the points themselves; with four it is right, as are "cubic" and
# "linear" with three. No warning is given in either case. Right are 2 * exp(x^2 + pnorm(x * sqrt(2), lower.tail = FALSE, log.p = TRUE)) and R's spline.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-pracma=2.4.2-1 >/dev/null 2>&1
dpkg -x *.deb packages
export R_LIBS="$dir/packages/usr/lib/R/site-library"
cat > finding.R <<'PROGRAM'
options(warn = 1)
stopifnot(packageVersion("pracma") == "2.4.2")
library(pracma)

show <- function(name, values) cat(name, ": ", paste(format(signif(values, 5), trim = TRUE), collapse = " "), "\n", sep = "")
places <- c(1, 5, 25, 26.5, 27, 30, 100)
show("places", places)
show("  erfcx", erfcx(places))
show("  right", 2 * exp(places^2 + pnorm(places * sqrt(2), lower.tail = FALSE, log.p = TRUE)))

for (points in 3:5) {
  knots <- seq_len(points)
  for (method in c("linear", "cubic", "spline")) {
    show(paste(points, "points of a square at 1, 1.5, 2, interp1 with", method), interp1(knots, knots^2, c(1, 1.5, 2), method))
  }
  show("  spline of R", spline(knots, knots^2, xout = c(1, 1.5, 2))$y)
}
PROGRAM

Rscript --vanilla finding.R 2>&1 | tee seen
diff seen - <<'EXPECTED'
places: 1.0 5.0 25.0 26.5 27.0 30.0 100.0
  erfcx: 0.427580 0.110700 0.022550 0.021275 NaN NaN NaN
  right: 0.4275800 0.1107000 0.0225500 0.0212750 0.0208820 0.0187960 0.0056416
3 points of a square at 1, 1.5, 2, interp1 with linear: 1.0 2.5 4.0
3 points of a square at 1, 1.5, 2, interp1 with cubic: 1.0000 2.2812 4.0000
3 points of a square at 1, 1.5, 2, interp1 with spline: NaN NaN NaN
  spline of R: 1.00 2.25 4.00
4 points of a square at 1, 1.5, 2, interp1 with linear: 1.0 2.5 4.0
4 points of a square at 1, 1.5, 2, interp1 with cubic: 1.0000 2.2812 4.0000
4 points of a square at 1, 1.5, 2, interp1 with spline: 1.00 2.25 4.00
  spline of R: 1.00 2.25 4.00
5 points of a square at 1, 1.5, 2, interp1 with linear: 1.0 2.5 4.0
5 points of a square at 1, 1.5, 2, interp1 with cubic: 1.0000 2.2812 4.0000
5 points of a square at 1, 1.5, 2, interp1 with spline: 1.00 2.25 4.00
  spline of R: 1.00 2.25 4.00
EXPECTED
echo "as described"
