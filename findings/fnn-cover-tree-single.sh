#!/usr/bin/env bash
# FNN 1.1.3.1 (Debian 12, r-cran-fnn): the algorithm "cover_tree" computes in 32 bits, so nearest neighbours of large numbers are others.
#
# get.knn, knn and knn.reg offer four algorithms for one result. kd_tree and brute use doubles, cover_tree single precision, of which the help page has no word.
# Unix times in seconds are rounded to multiples of 128 there: of eight times 10 to 90 seconds apart all have a nearest neighbour at a distance of 0, two of
# them the right one, three of them themselves. A regression over 2,000 times of a day has an error of 0.157 by cover_tree and 0.097 by kd_tree; with the
# first time subtracted both have 0.097. A column of ids or of prices in small units does the same. No warning. Subtract a number first, or use kd_tree.
#
# Needs Debian 12's r-cran-fnn 1.1.3.1. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" r-cran-fnn 2>/dev/null)" = 1.1.3.1-1 ] || { echo "Install r-cran-fnn 1.1.3.1-1: apt-get install r-cran-fnn"; exit 1; }
cat > finding.R <<'PROGRAM'
suppressMessages(library(FNN))
start <- 1764547200
times <- c(0, 40, 65, 100, 190, 200, 260, 310)
distances <- abs(outer(times, times, "-"))
diag(distances) <- Inf
cat(sprintf("right: neighbours %s, distances %s\n", paste(apply(distances, 1, which.min), collapse = " "), paste(apply(distances, 1, min), collapse = " ")))
for (algorithm in c("kd_tree", "brute", "cover_tree")) {
  found <- get.knn(cbind(start + times), k = 1, algorithm = algorithm)
  cat(sprintf("%s: neighbours %s, distances %s\n", algorithm, paste(found$nn.index, collapse = " "), paste(found$nn.dist, collapse = " ")))
}
set.seed(1)
seconds <- sort(sample(0:86399, 2000))
target <- sin(seconds / 300)
training <- sample(2000, 1500)
for (algorithm in c("kd_tree", "brute", "cover_tree")) {
  for (offset in c(start, 0)) {
    rows <- cbind(offset + seconds)
    predicted <- knn.reg(rows[training, , drop = FALSE], rows[-training, , drop = FALSE], target[training], k = 3, algorithm = algorithm)$pred
    cat(sprintf("%s, %s: RMSE of three neighbours %.3f\n", algorithm, if (offset == 0) "seconds of the day" else "Unix times", sqrt(mean((predicted - target[-training])^2))))
  }
}
PROGRAM

Rscript --vanilla finding.R 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
right: neighbours 2 3 2 3 6 5 8 7, distances 40 25 25 35 10 10 50 50
kd_tree: neighbours 2 3 2 3 6 5 8 7, distances 40 25 25 35 10 10 50 50
brute: neighbours 2 3 2 3 6 5 8 7, distances 40 25 25 35 10 10 50 50
cover_tree: neighbours 2 2 4 4 4 7 7 7, distances 0 0 0 0 0 0 0 0
kd_tree, Unix times: RMSE of three neighbours 0.097
kd_tree, seconds of the day: RMSE of three neighbours 0.097
brute, Unix times: RMSE of three neighbours 0.098
brute, seconds of the day: RMSE of three neighbours 0.098
cover_tree, Unix times: RMSE of three neighbours 0.157
cover_tree, seconds of the day: RMSE of three neighbours 0.097
EXPECTED
echo "as described"
