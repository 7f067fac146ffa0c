#!/usr/bin/env bash
# DEAP 1.3.1 (Debian 12, python3-deap): one individual whose fitness is NaN hides the best of the others.
#
# selBest sorts by the fitness and HallOfFame inserts by it; neither sets NaN apart. Of the losses 1, NaN, 0.5, 2 to be minimised selBest(1) returns the 1,
# selBest(2) the NaN as well, and a hall of fame of two holds 0.5 and 2, having thrown the 1 out. The order of the population decides what is lost. A net that
# diverges in one generation so removes good parents from the next, and elitism does not keep the best ever seen. Setting such a fitness to infinity avoids it.
#
# Needs Debian 12's apt and python3-numpy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-deap=1.3.1-4 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
from deap import base, creator, tools

creator.create("Loss", base.Fitness, weights=(-1.0,))
creator.create("Individual", list, fitness=creator.Loss)


def population(losses):
    individuals = [creator.Individual([loss]) for loss in losses]
    for individual, loss in zip(individuals, losses):
        individual.fitness.values = (loss,)
    return individuals


for losses in ([1.0, 0.5, 2.0], [1.0, float("nan"), 0.5, 2.0]):
    fame = tools.HallOfFame(2)
    fame.update(population(losses))
    best = [individual[0] for individual in tools.selBest(population(losses), 2)]
    print(f"losses {losses}: the best two {best}, hall of fame {[individual[0] for individual in fame]}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
losses [1.0, 0.5, 2.0]: the best two [0.5, 1.0], hall of fame [0.5, 1.0]
losses [1.0, nan, 0.5, 2.0]: the best two [1.0, nan], hall of fame [0.5, 2.0]
EXPECTED
echo "as described"
