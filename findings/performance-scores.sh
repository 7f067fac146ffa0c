#!/usr/bin/env bash
# performance 0.10.2 (Debian 12, r-cran-performance): the proper scores of a logistic regression prefer a model without information, and depend on the rows.
#
# performance_score gives the mean logarithmic, quadratic and spherical score of a model for a binary outcome, larger is better by its documentation. The
# probability of each outcome is taken from a binomial distribution with as many trials as there are positive rows in the table, where one is right. Thirteen
# of 32 cars have a manual gearbox: the model by weight has a logarithmic score of -14.25, the model without any column -5.89, so the better one loses; right
# are -0.300 and -0.675. The same rows three times have -46.3. The quadratic score is 6.07, where the largest possible value is 1, and the spherical one turns
# the order of the two models around as well. Models for counts have the right logarithmic score. The easystats/performance issue 917 of 2026 reports the
# trials. The mean of the logarithms, computed by hand, and performance_logloss are right.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-performance=0.10.2-1 r-cran-insight r-cran-bayestestr r-cran-datawizard >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("performance") == "0.10.2")
library(performance)

show <- function(name, formula, rows) {
  model <- glm(formula, data = rows, family = binomial)
  chance <- fitted(model)
  hit <- ifelse(model$y == 1, chance, 1 - chance)
  squares <- chance^2 + (1 - chance)^2
  line <- function(values) sprintf("logarithmic %.3f, quadratic %.3f, spherical %.3f", values[1], values[2], values[3])
  cat(sprintf("%s: %s\n  right: %s; performance_logloss %.3f\n", name, line(unlist(performance_score(model))),
              line(c(mean(log(hit)), mean(2 * hit - squares), mean(hit / sqrt(squares)))), performance_logloss(model)))
}
show("no column", am ~ 1, mtcars)
show("weight", am ~ wt, mtcars)
show("weight, rows three times", am ~ wt, mtcars[rep(1:32, 3), ])

counts <- glm(count ~ spray, data = InsectSprays, family = poisson)
cat(sprintf("counts: logarithmic %.3f, right %.3f\n", performance_score(counts)$logarithmic, mean(dpois(InsectSprays$count, fitted(counts), log = TRUE))))
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
no column: logarithmic -5.889, quadratic 0.011, spherical 0.130
  right: logarithmic -0.675, quadratic 0.518, spherical 0.719; performance_logloss 0.675
weight: logarithmic -14.254, quadratic 6.071, spherical 0.105
  right: logarithmic -0.300, quadratic 0.821, spherical 0.905; performance_logloss 0.300
weight, rows three times: logarithmic -46.299, quadratic 11.027, spherical 0.044
  right: logarithmic -0.300, quadratic 0.821, spherical 0.905; performance_logloss 0.300
counts: logarithmic -2.532, right -2.532
EXPECTED
echo "as described"
