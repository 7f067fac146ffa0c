#!/usr/bin/env bash
# rsample 1.1.1 (Debian 12, r-cran-rsample): folds and splits that are stratified by a class are not, if a class has less than a tenth of the rows.
#
# The help page of vfold_cv says of strata: when not NULL, each resample is created within the stratification variable. The argument pool, 0.1 by default, merges
# each class below 10 % of the rows with another one first. Of two classes a single stratum is left, and nothing is said. With 30 positive rows of 300 each of
# five folds has 6 of them; with 27 of 300 they have 1, 2, 7, 8 and 9. Of 5 in 100 rows two folds have none, so their recall and area under the curve do not
# exist, and a test set of 20 rows by initial_split has 0 to 3. Rare classes are what strata are for. pool = 0 stratifies them, and the help page
# advises against values below 0.1.
#
# Needs Debian 12's r-cran-rsample 1.1.1. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" r-cran-rsample 2>/dev/null)" = 1.1.1+dfsg-1 ] || { echo "Install r-cran-rsample 1.1.1+dfsg-1: apt-get install r-cran-rsample"; exit 1; }
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("rsample") == "1.1.1")
suppressMessages(library(rsample))

positives <- function(folds) sapply(folds$splits, function(split) sum(assessment(split)$class == "yes"))
show <- function(name, folds) cat(name, ": positive rows in each fold ", paste(sort(positives(folds)), collapse = " "), "\n", sep = "")
fold <- function(table, ...) {
  set.seed(1)
  vfold_cv(table, v = 5, ...)
}
table <- function(rows, yes) data.frame(class = c(rep("no", rows - yes), rep("yes", yes)), x = seq_len(rows))
for (case in list(c(300, 60), c(300, 30), c(300, 27), c(100, 5))) {
  rows <- table(case[1], case[2])
  name <- paste(case[2], "of", case[1])
  show(paste(name, "without strata"), fold(rows))
  show(paste(name, "strata = class"), fold(rows, strata = class))
  show(paste(name, "strata = class, pool = 0"), suppressWarnings(fold(rows, strata = class, pool = 0)))
}
set.seed(1)
cat("initial_split of 95 and 5 rows, 80 %, 200 times: positive test rows", paste(range(replicate(200,
    sum(testing(initial_split(table(100, 5), prop = 0.8, strata = class))$class == "yes"))), collapse = " to "), "\n")
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
60 of 300 without strata: positive rows in each fold 7 10 12 14 17
60 of 300 strata = class: positive rows in each fold 12 12 12 12 12
60 of 300 strata = class, pool = 0: positive rows in each fold 12 12 12 12 12
30 of 300 without strata: positive rows in each fold 4 5 7 7 7
30 of 300 strata = class: positive rows in each fold 6 6 6 6 6
30 of 300 strata = class, pool = 0: positive rows in each fold 6 6 6 6 6
27 of 300 without strata: positive rows in each fold 4 4 6 6 7
27 of 300 strata = class: positive rows in each fold 1 2 7 8 9
27 of 300 strata = class, pool = 0: positive rows in each fold 5 5 5 6 6
5 of 100 without strata: positive rows in each fold 0 0 1 1 3
5 of 100 strata = class: positive rows in each fold 0 0 1 1 3
5 of 100 strata = class, pool = 0: positive rows in each fold 1 1 1 1 1
initial_split of 95 and 5 rows, 80 %, 200 times: positive test rows 0 to 3 
EXPECTED
echo "as described"
