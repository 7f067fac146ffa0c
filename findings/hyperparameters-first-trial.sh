#!/usr/bin/env bash
# hyperparameters 0.25.6 (npm, hpjs): a first trial that fails is the best of the search, and options with a `name` become random numbers.
#
# fmin compares each finished trial with the first one, whatever became of that. If it reported the documented status "fail", or a loss of NaN, no comparison
# succeeds, and argmin gives its configuration, though three later trials have losses down to 0.2. A failed trial in any other place is left out. The same
# search so gives another answer if its draws come in another order. A loss of 0 is undefined in losses(). choice() of objects such as { name: "normal",
# scale: 0.1 } (an initialiser, a kernel) does not return the object: a name that is also a distribution of the library is drawn from, without its bounds, and
# the objective gets NaN or a number. { name: "adam" } is returned as it is. The model trains with what the objective makes of that.
#
# Needs Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --no-audit --no-fund --ignore-scripts --silent hyperparameters@0.25.6 >npm.log 2>&1 || { cat npm.log; exit 1; }
cat > finding.cjs <<'PROGRAM'
const hpjs = require('hyperparameters');

const run = (objective, space, count) => hpjs.fmin(objective, space, hpjs.search.randomSearch, count, { rng: new hpjs.RandomState(1) });

async function search(outcomes) {
  const drawn = [];
  const trials = await run(async ({ x }) => {
    drawn.push(x);
    return outcomes[drawn.length - 1];
  }, { x: hpjs.uniform(0, 1) }, outcomes.length);
  const losses = outcomes.map((outcome) => outcome.loss ?? outcome.status).join(', ');
  console.log(`losses ${losses}: argmin is trial ${drawn.indexOf(trials.argmin.x) + 1}, losses() ${trials.losses().map(String).join(', ')}`);
}
async function main() {
  const ok = (loss) => ({ status: hpjs.STATUS_OK, loss });
  const failed = { status: hpjs.STATUS_FAIL };
  await search([failed, ok(0.5), ok(0.2), ok(0.9)]);
  await search([ok(NaN), ok(0.5), ok(0.2), ok(0.9)]);
  await search([ok(0.5), failed, ok(NaN), ok(0.2)]);
  await search([ok(0.5), ok(0), ok(0.2)]);

  for (const name of ['adam', 'normal', 'uniform']) {
    const seen = [];
    await run(async ({ option }) => seen.push(option), { option: hpjs.choice([{ name, scale: 0.1 }]) }, 1);
    const got = seen.map((value) => (typeof value === 'object' ? JSON.stringify(value) : Number.isNaN(value) ? 'NaN' : `a ${typeof value}`));
    console.log(`choice of { name: "${name}", scale: 0.1 }: the objective gets ${got}`);
  }
}
main();
PROGRAM

node finding.cjs | tee seen
diff seen - <<'EXPECTED'
losses fail, 0.5, 0.2, 0.9: argmin is trial 1, losses() undefined, 0.5, 0.2, 0.9
losses NaN, 0.5, 0.2, 0.9: argmin is trial 1, losses() undefined, 0.5, 0.2, 0.9
losses 0.5, fail, NaN, 0.2: argmin is trial 4, losses() 0.5, undefined, undefined, 0.2
losses 0.5, 0, 0.2: argmin is trial 2, losses() 0.5, undefined, 0.2
choice of { name: "adam", scale: 0.1 }: the objective gets {"name":"adam","scale":0.1}
choice of { name: "normal", scale: 0.1 }: the objective gets a number
choice of { name: "uniform", scale: 0.1 }: the objective gets NaN
EXPECTED
echo "as described"
