#!/usr/bin/env bash
# sav-reader 2.0.8 (npm) with haven 2.5.1 (Debian 12, r-cran-haven): only the first row of an SPSS file from R is read, and missing values are −1.8e308.
#
# haven's write_sav compresses each row by itself and pads it, which the format allows. sav-reader's readAllRows takes the padding (zeros) for the end: ten
# rows are written, its own header says n_cases 10, and one row comes back without an error. foreign, R's other reader, gets ten. Without compression all rows
# are there, but a system-missing value comes back as the number −1.7976931348623157e308 that marks it in the file, in place of null: a mean over the column
# is below −1e307, a minimum or a scaling uses it, and a check for null or NaN does not find it. Survey data reach JavaScript from R on this way; the sample
# is one person, or has an outlier in every column with gaps.
#
# Needs Node.js 20, npm and Debian 12's r-cran-haven 2.5.1 and r-cran-foreign 0.8-84. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent sav-reader@2.0.8 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > write.R <<'PROGRAM'
stopifnot(packageVersion("haven") == "2.5.1", packageVersion("foreign") == "0.8.84")
people <- data.frame(age = c(31:39, NA), income = seq(1.5, 10.5))
for (compress in c("byte", "none")) {
  file <- paste0(compress, ".sav")
  haven::write_sav(people, file, compress = compress)
  cat(sprintf("%s: written %d rows, foreign reads %d\n", compress, nrow(people), nrow(suppressWarnings(foreign::read.spss(file, to.data.frame = TRUE)))))
}
PROGRAM
cat > read.cjs <<'PROGRAM'
const fs = require('fs');
const { SavBufferReader } = require('sav-reader');

async function main() {
  for (const name of ['byte', 'none']) {
    const file = new SavBufferReader(fs.readFileSync(`${name}.sav`));
    await file.open();
    const rows = await file.readAllRows(true);
    console.log(`${name}: header ${file.meta.header.n_cases} rows, sav-reader reads ${rows.length}, the last is ${JSON.stringify(rows[rows.length - 1])}`);
  }
}
main();
PROGRAM

{ TZ=UTC Rscript --vanilla write.R; node read.cjs; } | tee seen
diff seen - <<'EXPECTED'
byte: written 10 rows, foreign reads 10
none: written 10 rows, foreign reads 10
byte: header 10 rows, sav-reader reads 1, the last is {"age":31,"income":1.5}
none: header 10 rows, sav-reader reads 10, the last is {"age":-1.7976931348623157e+308,"income":10.5}
EXPECTED
echo "as described"
