#!/usr/bin/env bash
# caret 6.0-93 (Debian 12, r-cran-caret): groupKFold with k folds gives fewer than k, of random size.
#
# Each group draws its fold with replacement, so folds stay empty and are left out without a warning. Five groups and five folds, which is also what the call
# without k means (leave one group out), give five folds in 3 % of the calls, three in 48 % and two in 11 %: then a model is trained on half of the groups. Ten
# groups and ten folds never had ten in 1,000 calls. A fold can hold all rows, so that its training set is empty. The help page says that k is the number of
# folds. Issue 1150 of its repository has been open since 2020. Two searches with other seeds compare models by another number of folds.
#
# Needs Debian 12's r-cran-caret 6.0-93. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" r-cran-caret 2>/dev/null)" = 6.0-93+dfsg-1 ] || { echo "Install r-cran-caret 6.0-93+dfsg-1: apt-get install r-cran-caret"; exit 1; }
cat > finding.R <<'PROGRAM'
suppressMessages(library(caret))
stopifnot(packageVersion("caret") == "6.0.93")

group <- rep(c("a", "b", "c", "d", "e"), each = 4)
show <- function(title, counts) cat(sprintf("%s: %s\n", title, paste(sprintf("%s in %.1f %%", names(counts), 100 * counts / 1000), collapse = ", ")))
set.seed(1)
show("5 groups, k = 5, 1000 calls", table(replicate(1000, length(groupKFold(group, k = 5)))))
show("5 groups, without k", table(replicate(1000, length(groupKFold(group)))))
show("10 groups, k = 10", table(replicate(1000, length(groupKFold(rep(1:10, each = 3), k = 10)))))
show("50 groups, k = 10", table(replicate(1000, length(groupKFold(rep(1:50, each = 3), k = 10)))))
largest <- replicate(1000, 20 - min(lengths(groupKFold(group, k = 5))))
cat(sprintf("5 groups, k = 5: the largest fold holds %s of 20 rows\n", paste(sort(unique(largest)), collapse = ", ")))
PROGRAM

Rscript --vanilla finding.R 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
5 groups, k = 5, 1000 calls: 2 in 10.7 %, 3 in 47.8 %, 4 in 38.4 %, 5 in 3.1 %
5 groups, without k: 1 in 0.2 %, 2 in 8.9 %, 3 in 48.2 %, 4 in 37.8 %, 5 in 4.9 %
10 groups, k = 10: 4 in 1.8 %, 5 in 13.6 %, 6 in 35.5 %, 7 in 34.1 %, 8 in 13.6 %, 9 in 1.4 %
50 groups, k = 10: 8 in 0.1 %, 9 in 5.9 %, 10 in 94.0 %
5 groups, k = 5: the largest fold holds 4, 8, 12, 16, 20 of 20 rows
EXPECTED
echo "as described"
