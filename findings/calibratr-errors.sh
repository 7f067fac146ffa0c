#!/usr/bin/env bash
# CalibratR 0.1.2 (Debian 12, r-cran-calibratr): the maximum calibration error is a tenth of what it is, below the expected one.
#
# getMCE is documented as the maximum calibration error of bins with equal counts, getECE as the mean error of the same bins. A maximum cannot be smaller than a
# mean. getMCE multiplies the error of each bin by the bin's share of the rows before it takes the maximum: predictions of 0.95 and 0.05 for two halves in which
# half of the rows are positive are wrong by 0.45 in every bin; the expected error is 0.45 and the maximum 0.045, and with 50 bins 0.009. More bins make
# any model look better. MCE_equal_width and MCE_equal_freq of reliability_diagramm are the same. Its brier_class_1 and brier_class_0 are divided by
# the number of all rows, not by that of the class: 0.055 and 0.062 where 0.109 and 0.125 are right. The package compares methods of calibration by these.
# Take the maximum of the bins yourself.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download \
  r-cran-calibratr=0.1.2-2 r-cran-cli=3.6.0-1 r-cran-codetools=0.2-19-1 r-cran-colorspace=2.1-0+dfsg-1 r-cran-doparallel=1.0.17-1 r-cran-fansi=1.0.4-1 \
  r-cran-farver=2.1.1-1 r-cran-fitdistrplus=1.1-8-1 r-cran-foreach=1.5.2-1 r-cran-ggplot2=3.4.1+dfsg-1 r-cran-glue=1.6.2-1 r-cran-gtable=0.3.1+dfsg-1 \
  r-cran-isoband=0.2.7-1 r-cran-iterators=1.0.14-1 r-cran-labeling=0.4.2-1 r-cran-lattice=0.20-45-3 r-cran-lifecycle=1.0.3+dfsg-1 \
  r-cran-magrittr=2.0.3-1 r-cran-mass=7.3-58.2-1 r-cran-matrix=1.5-3-1 r-cran-mgcv=1.8-41-1 r-cran-munsell=0.5.0-2 r-cran-nlme=3.1.162-1 \
  r-cran-pillar=1.8.1+dfsg-1 r-cran-pkgconfig=2.0.3-2 r-cran-plyr=1.8.8-1 r-cran-proc=1.18.0-1+b1 r-cran-r6=2.5.1-1 r-cran-rcolorbrewer=1.1-3-1 \
  r-cran-rcpp=1.0.10-1 r-cran-reshape2=1.4.4-2 r-cran-rlang=1.0.6-1 r-cran-scales=1.2.1-1 r-cran-stringi=1.7.12-1 r-cran-stringr=1.5.0-1 \
  r-cran-survival=3.5-3-1 r-cran-tibble=3.1.8+dfsg-1 r-cran-utf8=1.2.3-1 r-cran-vctrs=0.5.2-1 r-cran-viridislite=0.4.1-1 r-cran-withr=2.5.0-1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library:$dir/packages/usr/lib/R/library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("CalibratR") == "0.1.2")
suppressMessages(library(CalibratR))

positive <- rep(c(1, 0), 50)
predicted <- rep(c(0.95, 0.05), each = 50)
for (bins in c(2, 10, 50)) {
  cat(sprintf("%d bins: expected error %.3f, maximum error %.3f; right 0.450 and 0.450\n", bins, getECE(positive, predicted, bins),
              getMCE(positive, predicted, bins)))
}
set.seed(1)
positive <- rep(0:1, each = 50)
predicted <- c(rbeta(50, 2, 5), rbeta(50, 5, 2))
found <- suppressMessages(reliability_diagramm(positive, predicted, plot_rd = FALSE))$calibration_error
bins <- split(order(predicted), rep(1:10, each = 10))
cat(sprintf("equal counts: expected error %.3f, maximum error %.3f, right %.3f\n", found$ECE_equal_freq, found$MCE_equal_freq,
            max(sapply(bins, function(rows) abs(mean(positive[rows]) - mean(predicted[rows]))))))
right <- tapply((positive - predicted)^2, positive, mean)
cat(sprintf("Brier score %.3f, of class 1 %.3f, of class 0 %.3f; right %.3f, %.3f and %.3f\n", found$brier, found$brier_class_1,
            found$brier_class_0, mean((positive - predicted)^2), right["1"], right["0"]))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
2 bins: expected error 0.450, maximum error 0.225; right 0.450 and 0.450
10 bins: expected error 0.450, maximum error 0.045; right 0.450 and 0.450
50 bins: expected error 0.450, maximum error 0.009; right 0.450 and 0.450
equal counts: expected error 0.166, maximum error 0.030, right 0.299
Brier score 0.117, of class 1 0.055, of class 0 0.062; right 0.117, 0.109 and 0.125
EXPECTED
echo "as described"
