#!/usr/bin/env bash
# alasql 4.19.1 (npm): VARP and STDEVP count a NULL as a row of 0, UNION keeps repeats of its second table, and ROW_NUMBER ignores its ORDER BY.
#
# In SQL aggregates leave NULL out, and here AVG, COUNT(v), VAR and STDEV do. VARP and STDEVP, which STDDEV and STD call, add it to the number of rows and to
# the sum as 0: three folds with 5, NULL and 5 have the mean 5, the variance 0 by VAR and 5.56 by VARP. A report of mean ± STDDEV over folds shows a spread
# because one fold failed. Variances are differences of sums of squares: of losses near 1e9 that are 1 apart VAR is 0, and the STDEV of Unix times is NaN.
# UNION removes repeats in its first table only: (1, 1, 2) and (2, 2, 3) give 2, 2, 3, 1. ROW_NUMBER() OVER (ORDER BY loss) numbers the rows as they stand, so
# rank 1 is the first row and not the smallest loss. Nothing is reported; SQLite has 0, 1.25, 1 2 3 and the ranks 3 1 2.
#
# Needs Node.js 20, npm and Debian's python3 with its sqlite3 module. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent alasql@4.19.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const alasql = require('alasql');

const rows = (values) => values.map((v) => ({ v }));
const query = (sql, ...tables) => alasql(sql, tables.map(rows));
const print = (name, value) => console.log(`${name}: ${[value].flat().map((v) => (typeof v === 'number' ? String(+v.toFixed(4)) : String(v))).join(' ')}`);
for (const values of [[5, 5], [5, null, 5], [1, null, 3]]) {
  const [row] = query('SELECT AVG(v) AS a, COUNT(v) AS n, VAR(v) AS s, VARP(v) AS p, STDEVP(v) AS d, STDDEV(v) AS e FROM ?', values);
  print(`mean, number, VAR, VARP, STDEVP, STDDEV of ${values.map((value) => value ?? 'NULL').join(' ')}`, [row.a, row.n, row.s, row.p, row.d, row.e]);
}
const far = [0, 1, 2, 3].map((v) => v + 1e9);
print('VAR and VARP near 1e9', [query('SELECT VALUE VAR(v) FROM ?', far), query('SELECT VALUE VARP(v) FROM ?', far)]);
print('STDEV of Unix times', query('SELECT VALUE STDEV(v) FROM ?', [0, 1, 2, 3].map((v) => v + 1.7e9)));
print('UNION', query('SELECT v FROM ? UNION SELECT v FROM ?', [1, 1, 2], [2, 2, 3]).map((row) => row.v));
print('ROW_NUMBER of 30 10 20', query('SELECT v, ROW_NUMBER() OVER (ORDER BY v) AS r FROM ?', [30, 10, 20]).map((row) => row.r));
PROGRAM
cat > finding.py <<'PROGRAM'
import sqlite3

database = sqlite3.connect(":memory:")
database.executescript("CREATE TABLE a (v); INSERT INTO a VALUES (1), (1), (2); CREATE TABLE b (v); INSERT INTO b VALUES (2), (2), (3);"
                       "CREATE TABLE c (v); INSERT INTO c VALUES (30), (10), (20);")
print("SQLite, UNION:", *(row[0] for row in database.execute("SELECT v FROM a UNION SELECT v FROM b")))
ranks = "SELECT rowid AS i, ROW_NUMBER() OVER (ORDER BY v) AS r FROM c"
print("SQLite, ROW_NUMBER of 30 10 20:", *(row[0] for row in database.execute(f"SELECT r FROM ({ranks}) ORDER BY i")))
PROGRAM

{ node finding.cjs; /usr/bin/python3 finding.py; } | tee seen
diff seen - <<'EXPECTED'
mean, number, VAR, VARP, STDEVP, STDDEV of 5 5: 5 2 0 0 0 0
mean, number, VAR, VARP, STDEVP, STDDEV of 5 NULL 5: 5 2 0 5.5556 2.357 2.357
mean, number, VAR, VARP, STDEVP, STDDEV of 1 NULL 3: 2 2 2 1.5556 1.2472 1.2472
VAR and VARP near 1e9: 0 0
STDEV of Unix times: undefined
UNION: 2 2 3 1
ROW_NUMBER of 30 10 20: 1 2 3
SQLite, UNION: 1 2 3
SQLite, ROW_NUMBER of 30 10 20: 3 1 2
EXPECTED
echo "as described"
