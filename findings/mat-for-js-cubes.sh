#!/usr/bin/env bash
# mat-for-js 1.1.0 (npm) with SciPy 1.10.1 (Debian 12, python3-scipy): arrays of three dimensions come back with values repeated and others lost.
#
# A MAT file stores an array column by column. For two dimensions mat-for-js puts the values where they belong; for three it computes the place with the wrong
# strides. Sizes and lengths are right, so nothing shows: a cube of the numbers 0 to 23 keeps 15 of them, some twice, and only a few are in their place. Image
# stacks, windows of a signal and weights of convolutions are stored like this; a model is trained on scrambled images with correct labels and scores poorly,
# or a model's weights predict nonsense. The documentation has no limit on dimensions. SciPy reads the file correctly.
#
# Needs Node.js 20, npm and python3-scipy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent mat-for-js@1.1.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > write.py <<'PROGRAM'
import numpy
from scipy.io import loadmat, savemat

arrays = {"square": numpy.arange(6.0).reshape(2, 3), "cube": numpy.arange(8.0).reshape(2, 2, 2), "images": numpy.arange(24.0).reshape(2, 3, 4)}
savemat("arrays.mat", arrays)
print(f"cube: {loadmat('arrays.mat')['cube'].astype(int).tolist()} by SciPy")
PROGRAM
cat > read.cjs <<'PROGRAM'
const fs = require('fs');
const { read } = require('mat-for-js');

const { data } = read(new Uint8Array(fs.readFileSync('arrays.mat')).buffer);
console.log(`cube: ${JSON.stringify(data.cube).replaceAll(',', ', ')} by mat-for-js`);
for (const [name, array] of Object.entries(data)) {
  const values = array.flat(2);
  const right = values.filter((value, place) => value === place).length;
  console.log(`${name}: ${values.length} values, ${new Set(values).size} different, ${right} in their place`);
}
PROGRAM

{ /usr/bin/python3 write.py; node read.cjs; } | tee seen
diff seen - <<'EXPECTED'
cube: [[[0, 1], [2, 3]], [[4, 5], [6, 7]]] by SciPy
cube: [[[0, 2], [2, 1]], [[4, 6], [6, 5]]] by mat-for-js
square: 6 values, 6 different, 6 in their place
cube: 8 values, 6 different, 4 in their place
images: 24 values, 15 different, 6 in their place
EXPECTED
echo "as described"
