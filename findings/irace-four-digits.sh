#!/usr/bin/env bash
# irace 3.5 (Debian 12, r-cran-irace): a real parameter is rounded to four decimals, also its limits, so a rate from 0.00001 on is tried as 0.
#
# The option digits is 4 unless set, as decimals after the point, not as digits that count. A range for a weight decay from 0.00001 to 0.00014 has two
# values: 0 and 0.0001. 0 lies below the range and is tried all the same; the optimum at 0.00003 cannot be found. A range up to 0.0009 becomes 0 and multiples
# of 0.0001. The limits are rounded without a message, and a log shows the rounded values. With the type "r,log" such a range is refused, for a reason that is not in
# the file: its domain cannot contain zero. Set digits to 8, or search the exponent.
#
# Needs Debian 12's r-cran-irace 3.5. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" r-cran-irace 2>/dev/null)" = 3.5-1 ] || { echo "Install r-cran-irace 3.5-1: apt-get install r-cran-irace"; exit 1; }
cat > finding.R <<'PROGRAM'
suppressMessages(library(irace))
search <- function(domain, digits = 4) {
  parameters <- readParameters(text = domain, digits = digits)
  tried <- c()
  run <- function(experiment, scenario) {
    decay <- experiment$configuration[["decay"]]
    tried <<- c(tried, decay)
    list(cost = abs(log10(decay + 1e-9) - log10(0.00003)))
  }
  capture.output(irace(list(targetRunner = run, instances = 1:5, maxExperiments = 180, seed = 1, logFile = "", digits = digits), parameters))
  list(domain = parameters$domain$decay, tried = tried)
}
number <- function(x) paste(format(x, scientific = FALSE, drop0trailing = TRUE, trim = TRUE), collapse = " ")
for (domain in c("decay \"\" r (0.00001, 0.00014)", "decay \"\" r (0.00001, 0.0009)")) {
  found <- search(domain)
  cat(sprintf("%s: limits %s, tried %s, below the lower limit %s\n", domain, number(found$domain), number(sort(unique(found$tried))), if (mean(found$tried < 0.00001) > 0) "yes" else "no"))
}
found <- search("decay \"\" r (0.00001, 0.00014)", digits = 8)
cat(sprintf("with digits = 8: limits %s, more than 10 values %s, below the lower limit %s\n", number(found$domain), length(unique(found$tried)) > 10, if (any(found$tried < 0.00001)) "yes" else "no"))
refused <- tryCatch(readParameters(text = "decay \"\" r,log (0.00001, 0.01)"), error = function(e) conditionMessage(e))
cat(sprintf("decay r,log (0.00001, 0.01): %s\n", if (is.character(refused)) sub(" at text.*", "", sub(".*== ", "", refused)) else "accepted"))
PROGRAM

Rscript --vanilla finding.R 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
decay "" r (0.00001, 0.00014): limits 0 0.0001, tried 0 0.0001, below the lower limit yes
decay "" r (0.00001, 0.0009): limits 0 0.0009, tried 0 0.0001 0.0002 0.0003 0.0005 0.0006 0.0008 0.0009, below the lower limit yes
with digits = 8: limits 0.00001 0.00014, more than 10 values TRUE, below the lower limit no
decay r,log (0.00001, 0.01): The domain of parameter 'decay' of type 'log' cannot contain zero
EXPECTED
echo "as described"
