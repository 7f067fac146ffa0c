#!/usr/bin/env bash
# caret 6.0-93 (Debian 12, r-cran-caret): a search by the mean squared error chooses the candidate with the largest one.
#
# train(metric = "MSE", summaryFunction = …) maximises every metric that is not called RMSE, MAE or logLoss. Among five numbers of neighbours it picks the one
# with an error of 0.28 where 0.012 was found, refits it and returns it as finalModel, without a message. The name decides: the same function that returns the
# same numbers under the name RMSE gives the best candidate; so MSE, rmse, logloss and Brier select the worst. Only the default of the argument `maximize` in
# the signature shows it; its description and that of `metric` do not. scikit-learn's and mlr's measures carry their direction. `maximize = FALSE` avoids it.
#
# Needs Debian 12's r-cran-caret 6.0-93. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("caret") == "6.0.93")
suppressMessages(library(caret))

set.seed(1)
table <- data.frame(x = runif(200))
table$y <- sin(6 * table$x) + rnorm(200, sd = 0.1)
folds <- createFolds(table$y, 5, returnTrain = TRUE)

search <- function(name) {
  summary <- function(data, lev = NULL, model = NULL) setNames(mean((data$obs - data$pred)^2), name)
  control <- trainControl(method = "cv", index = folds, summaryFunction = summary)
  result <- train(y ~ x, table, method = "knn", metric = name, tuneGrid = data.frame(k = c(1, 5, 15, 50, 120)), trControl = control)
  errors <- result$results[[name]]
  chosen <- errors[result$results$k == result$bestTune$k]
  cat(sprintf("%s: smallest is chosen %s, largest is chosen %s\n", name, chosen == min(errors), chosen == max(errors)))
}
for (name in c("MSE", "rmse", "logloss", "Brier", "RMSE", "MAE")) search(name)
PROGRAM

TZ=UTC Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
MSE: smallest is chosen FALSE, largest is chosen TRUE
rmse: smallest is chosen FALSE, largest is chosen TRUE
logloss: smallest is chosen FALSE, largest is chosen TRUE
Brier: smallest is chosen FALSE, largest is chosen TRUE
RMSE: smallest is chosen TRUE, largest is chosen FALSE
MAE: smallest is chosen TRUE, largest is chosen FALSE
EXPECTED
echo "as described"
