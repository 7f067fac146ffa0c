#!/usr/bin/env bash
# ranger 0.14.1 (Debian 12, r-cran-ranger): the prediction of a row depends on which other rows are predicted with it.
#
# A column of texts or factors reaches the forest as numbers, and predict() numbers the values of the new data, not those of the training data. A forest that
# learned "red stops, blue and green go" predicts the table (red, green, blue) correctly. Asked about the row red alone, it says go: the only value has the
# number 1, which was blue. So does a factor whose unused levels were dropped, in any fold or file that lacks a value. Accuracy falls from 1 to 0 on the red
# rows, and a service that predicts one row at a time takes every row for blue. No message. e1071's naiveBayes matches the values by name. The default
# `respect.unordered.factors` ("ignore") and "partition" are affected, "order" is not.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-ranger=0.14.1-1 r-cran-rcpp=1.0.10-1 r-cran-matrix=1.5-3-1 r-cran-lattice=0.20-45-3 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library:$dir/packages/usr/lib/R/library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("ranger") == "0.14.1")
library(ranger)

lights <- data.frame(colour = factor(rep(c("blue", "green", "red"), each = 20)))
lights$driver <- factor(ifelse(lights$colour == "red", "stop", "go"))
texts <- transform(lights, colour = as.character(colour))

predicted <- function(forest, rows) paste(predict(forest, rows)$predictions, collapse = " ")

for (method in c("ignore", "partition", "order")) {
  forest <- ranger(driver ~ colour, lights, num.trees = 50, seed = 1, respect.unordered.factors = method)
  together <- predicted(forest, data.frame(colour = factor(c("red", "green", "blue"))))
  alone <- predicted(forest, data.frame(colour = factor("red")))
  cat(sprintf("%s: (red, green, blue) together: %s; red alone: %s\n", method, together, alone))
}
forest <- ranger(driver ~ colour, texts, num.trees = 50, seed = 1)
cat(sprintf("texts: (red, green, blue) together: %s; ", predicted(forest, data.frame(colour = c("red", "green", "blue")))))
cat(sprintf("red alone: %s\n", predicted(forest, data.frame(colour = "red"))))
red <- droplevels(subset(lights, colour == "red"))
forest <- ranger(driver ~ colour, lights, num.trees = 50, seed = 1)
cat(sprintf("accuracy on the 20 red rows of the training table: %.0f\n", mean(as.character(predict(forest, red)$predictions) == "stop")))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
ignore: (red, green, blue) together: stop go go; red alone: go
partition: (red, green, blue) together: stop go go; red alone: go
order: (red, green, blue) together: stop go go; red alone: stop
texts: (red, green, blue) together: stop go go; red alone: go
accuracy on the 20 red rows of the training table: 0
EXPECTED
echo "as described"
