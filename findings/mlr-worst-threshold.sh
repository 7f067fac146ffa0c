#!/usr/bin/env bash
# mlr 2.19.1 (Debian 12, r-cran-mlr): tuneThreshold returns the worst threshold for every measure that is maximised.
#
# It gives the optimiser the measure with its sign turned and asks it for the maximum, so that two signs cancel. For the predictions of a logistic regression the
# threshold for the accuracy is 0.021, at which 19.5 % of the rows are right; at 0.452 81 % are. F1 is 0 where 0.492 is possible, the balanced accuracy 0.5 where 0.727
# is. The value comes back with the turned sign, -0.195. For measures that are minimised, mmce and ber, the result is right: 0.19 and 0.273. A search by tuneParams
# with tune.threshold = TRUE uses the same function: both of its candidates end at an accuracy of 0.195, in place of 0.790 and 0.765. No warning. Issue 2800 of
# its repository reports it, and the change that mends it, 2857, is open since 2023.
#
# Needs Debian 12's r-cran-mlr 2.19.1. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" r-cran-mlr 2>/dev/null)" = 2.19.1+dfsg-1 ] || { echo "Install r-cran-mlr 2.19.1+dfsg-1: apt-get install r-cran-mlr"; exit 1; }
cat > finding.R <<'PROGRAM'
suppressMessages(library(mlr))
set.seed(2)
rows <- data.frame(x = runif(200))
rows$y <- factor(ifelse(runif(200) < rows$x / 3, "yes", "no"))
model <- train(makeLearner("classif.logreg", predict.type = "prob"), makeClassifTask(data = rows, target = "y", positive = "yes"))
predicted <- predict(model, newdata = rows)
thresholds <- seq(0, 1, 0.001)
for (measure in list(acc, bac, f1, tpr, mmce, ber)) {
  found <- tuneThreshold(predicted, measure)
  all <- sapply(thresholds, function(threshold) performance(setThreshold(predicted, threshold), measure))
  at <- performance(setThreshold(predicted, found$th), measure)
  cat(sprintf("%s, %s: threshold %.3f with %.3f, returned as %.3f; of 1,001 thresholds lowest %.3f, highest %.3f\n", measure$id, if (measure$minimize) "minimised" else "maximised",
    found$th, at, found$perf, min(all), max(all)))
}
by_hand <- sapply(thresholds, function(threshold) mean((getPredictionProbabilities(predicted) > threshold) == (rows$y == "yes")))
cat(sprintf("accuracy by hand: highest %.3f at %.3f, at the threshold found %.3f\n", max(by_hand), thresholds[which.max(by_hand)],
  mean((getPredictionProbabilities(predicted) > tuneThreshold(predicted, acc)$th) == (rows$y == "yes"))))
for (tuned in c(FALSE, TRUE)) {
  set.seed(1)
  found <- tuneParams(makeLearner("classif.rpart", predict.type = "prob"), makeClassifTask(data = rows, target = "y", positive = "yes"), makeResampleDesc("CV", iters = 3),
    measures = acc, par.set = makeParamSet(makeDiscreteParam("maxdepth", c(2, 3))), control = makeTuneControlGrid(tune.threshold = tuned), show.info = FALSE)
  cat(sprintf("tuneParams, tune.threshold = %s: accuracies of the candidates %s\n", tuned, paste(sprintf("%.3f", as.data.frame(found$opt.path)$acc.test.mean), collapse = ", ")))
}
PROGRAM

Rscript --vanilla finding.R 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
acc, maximised: threshold 0.021 with 0.195, returned as -0.195; of 1,001 thresholds lowest 0.195, highest 0.810
bac, maximised: threshold 0.618 with 0.500, returned as -0.500; of 1,001 thresholds lowest 0.500, highest 0.727
f1, maximised: threshold 0.618 with 0.000, returned as -0.000; of 1,001 thresholds lowest 0.000, highest 0.492
tpr, maximised: threshold 0.618 with 0.000, returned as -0.000; of 1,001 thresholds lowest 0.000, highest 1.000
mmce, minimised: threshold 0.448 with 0.190, returned as 0.190; of 1,001 thresholds lowest 0.190, highest 0.805
ber, minimised: threshold 0.166 with 0.273, returned as 0.273; of 1,001 thresholds lowest 0.273, highest 0.500
accuracy by hand: highest 0.810 at 0.452, at the threshold found 0.195
tuneParams, tune.threshold = FALSE: accuracies of the candidates 0.790, 0.765
tuneParams, tune.threshold = TRUE: accuracies of the candidates 0.195, 0.195
EXPECTED
echo "as described"
