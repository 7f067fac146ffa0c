#!/usr/bin/env bash
# mann-whitney-utest 1.0.5 (npm): significant compares U with z, so two samples of 1,000 rows a third apart do not differ.
#
# significant says whether the smaller U is below criticalValue, and that function returns |U − mean| / deviation, the z score of the test and no critical
# value of U. U grows with the product of the numbers of rows and z with the root of their sum. Two samples of two rows from one distribution are significant
# in 167 of 500 cases, two samples of 30 rows never, also where the second is shifted by 0.4 of the range, where the z score itself exceeds 1.96 in 500 of 500.
# One row and another row are always significant. The U values and z are right. The package's page says that the method tests the U value against an
# approximate critical value.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent mann-whitney-utest@1.0.5 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const { test, significant, criticalValue } = require('mann-whitney-utest');

let state = 7919;
const random = () => (state = state * 48271 % 2147483647) / 2147483647;
const rows = (count, shift) => Array.from({ length: count }, () => random() + shift);

function show(name, first, second) {
  const u = test([first, second]);
  const z = criticalValue(u, [first, second]);
  console.log(`${name}: U ${Math.min(...u)}, z ${z.toFixed(2)}, significant ${significant(u, [first, second])}, by z at 0.05 ${z > 1.96}`);
}

show('1 against 2', [1], [2]);
show('1 4 against 2 5', [1, 4], [2, 5]);
show('1000 rows, a third apart', rows(1000, 0), rows(1000, 1 / 3));
for (const count of [2, 3, 5, 10, 30]) {
  const found = { equal: [0, 0], shifted: [0, 0] };
  for (const [name, shift] of [['equal', 0], ['shifted', 0.4]]) {
    for (let i = 0; i < 500; i++) {
      const samples = [rows(count, 0), rows(count, shift)];
      const u = test(samples);
      if (significant(u, samples)) found[name][0]++;
      if (criticalValue(u, samples) > 1.96) found[name][1]++;
    }
  }
  const { equal, shifted } = found;
  console.log(`two times ${count} rows: significant of 500 equal ${equal[0]}, by z ${equal[1]}; shifted ${shifted[0]}, by z ${shifted[1]}`);
}
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
1 against 2: U 0, z 1.00, significant true, by z at 0.05 false
1 4 against 2 5: U 1, z 0.77, significant false, by z at 0.05 false
1000 rows, a third apart: U 212410, z 22.27, significant false, by z at 0.05 true
two times 2 rows: significant of 500 equal 167, by z 0; shifted 278, by z 0
two times 3 rows: significant of 500 equal 78, by z 39; shifted 276, by z 177
two times 5 rows: significant of 500 equal 19, by z 31; shifted 157, by z 221
two times 10 rows: significant of 500 equal 0, by z 35; shifted 16, by z 393
two times 30 rows: significant of 500 equal 0, by z 36; shifted 0, by z 500
EXPECTED
echo "as described"
