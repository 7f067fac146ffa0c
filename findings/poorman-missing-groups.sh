#!/usr/bin/env bash
# poorman 0.2.6 (Debian 12, r-cran-poorman): rows whose group is missing disappear from summaries, and mutate overwrites all their columns with NA.
#
# poorman is a replacement for dplyr without dependencies. dplyr makes one group of the rows whose key is NA. Here group_by() leaves them out: summarise() and
# count() have a total of 11 where the column has 15, slice() and filter() drop the rows, and mutate() returns as many rows as it was given, but every cell of
# such a row is NA, also those of columns that nobody changed. Its description calls it a replication of dplyr's functions, and the help pages do not mention
# missing keys. left_join() of the same package does match NA with NA.
#
# Needs Debian 12's apt and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download r-cran-poorman=0.2.6+dfsg-1 r-cran-dplyr=1.0.10-1 r-cran-cli r-cran-fansi r-cran-generics r-cran-glue r-cran-lifecycle r-cran-magrittr \
  r-cran-pillar r-cran-pkgconfig r-cran-r6 r-cran-rlang r-cran-tibble r-cran-tidyselect r-cran-utf8 r-cran-vctrs r-cran-withr >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export R_LIBS="$dir/packages/usr/lib/R/site-library" TZ=UTC
cat > finding.R <<'PROGRAM'
stopifnot(packageVersion("poorman") == "0.2.6", packageVersion("dplyr") == "1.0.10")

folds <- data.frame(model = c("a", "b", "a", NA, "b"), rows = 1:5)
for (library in c("poorman", "dplyr")) {
  of <- function(name) getExportedValue(library, name)
  groups <- of("group_by")(folds, model)
  summary <- of("summarise")(groups, rows = sum(rows))
  changed <- of("ungroup")(of("mutate")(groups, share = rows / sum(rows)))
  kept <- of("filter")(groups, rows == max(rows))
  joined <- of("left_join")(folds, data.frame(model = NA_character_, found = TRUE), by = "model")
  cat(sprintf("%s: groups %d, rows in all %d of %d, counted %d of %d\n", library, nrow(summary), sum(summary$rows), sum(folds$rows),
              sum(of("count")(folds, model)$n), nrow(folds)))
  cat("  mutate: rows", changed$rows, "share", round(changed$share, 2), "\n")
  cat("  filter for the maximum: rows", sort(kept$rows), "\n")
  cat("  left_join matched NA:", sum(joined$found, na.rm = TRUE), "\n")
}
PROGRAM

Rscript --vanilla finding.R | tee seen
diff seen - <<'EXPECTED'
poorman: groups 2, rows in all 11 of 15, counted 4 of 5
  mutate: rows 1 2 3 NA 5 share 0.25 0.29 0.75 NA 0.71 
  filter for the maximum: rows 3 5 
  left_join matched NA: 1 
dplyr: groups 3, rows in all 15 of 15, counted 5 of 5
  mutate: rows 1 2 3 4 5 share 0.25 0.29 0.75 1 0.71 
  filter for the maximum: rows 3 4 5 
  left_join matched NA: 1 
EXPECTED
echo "as described"
