#!/usr/bin/env bash
# modelr 0.1.10 (Debian 12, r-cran-modelr): the better logistic regression has the larger error, and R² does not see a constant error.
#
# rmse, mae and qae are documented as "on the scale of the response variable". They subtract what predict() returns by default, which for a glm is the linear
# predictor: log odds from labels, and the logarithm of a rate from a count. The surer a model is, the larger its log odds. On 200 held-out rows a model
# without columns has an error of 0.893 and the one with the right column 2.924; in probabilities they are 0.506 and 0.385. A cross-validation with
# crossv_kfold chooses the model that knows nothing. rsquare is 1 − var(error) / var(y), which a constant error does not change: predictions that are 50 too
# low in all new rows have 0.992, and −17.1 by the usual definition; the documentation gives a third formula. The error of counts is issue 125 of its
# repository, which does not mention the order of models or R². For a glm compute the errors of predict(…, type = "response") yourself.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-modelr=0.1.10-1 r-cran-broom r-cran-cli r-cran-dplyr r-cran-fansi r-cran-generics r-cran-glue r-cran-lifecycle r-cran-magrittr \
  r-cran-pillar r-cran-pkgconfig r-cran-purrr r-cran-r6 r-cran-rlang r-cran-stringi r-cran-stringr r-cran-tibble r-cran-tidyr r-cran-tidyselect r-cran-utf8 \
  r-cran-vctrs r-cran-withr r-cran-backports r-cran-ellipsis >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("modelr") == "0.1.10")
suppressMessages(library(modelr))

root <- function(errors) sqrt(mean(errors^2))
show <- function(name, model, data, y) {
  predicted <- predict(model, data, type = "response")
  cat(sprintf("%s: rmse %.3f, right %.3f; rsquare %.3f, right %.3f\n", name, rmse(model, data), root(predicted - y), rsquare(model, data),
              1 - sum((predicted - y)^2) / sum((y - mean(y))^2)))
}
set.seed(1)
rows <- data.frame(x = rnorm(400), z = rnorm(400))
rows$y <- rbinom(400, 1, plogis(3 * rows$x))
rows$count <- rpois(400, exp(1 + rows$x / 2))
train <- rows[1:200, ]
test <- rows[201:400, ]
for (columns in c("1", "z", "x")) show(paste("labels by", columns), glm(reformulate(columns, "y"), binomial, train), test, test$y)
for (columns in c("1", "x")) show(paste("counts by", columns), glm(reformulate(columns, "count"), poisson, train), test, test$count)
line <- data.frame(x = 1:20)
line$y <- 2 * line$x + rnorm(20)
show("numbers", lm(y ~ x, line), line, line$y)
show("numbers, 50 more in new rows", lm(y ~ x, line), transform(line, y = y + 50), line$y + 50)
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
labels by 1: rmse 0.893, right 0.506; rsquare -0.000, right -0.033
labels by z: rmse 0.904, right 0.508; rsquare -0.047, right -0.038
labels by x: rmse 2.924, right 0.385; rsquare -30.539, right 0.402
counts by 1: rmse 2.952, right 2.279; rsquare 0.000, right -0.000
counts by x: rmse 2.812, right 1.688; rsquare 0.240, right 0.452
numbers: rmse 1.081, right 1.081; rsquare 0.992, right 0.992
numbers, 50 more in new rows: rmse 50.012, right 50.012; rsquare 0.992, right -17.109
EXPECTED
echo "as described"
