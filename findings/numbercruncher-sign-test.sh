#!/usr/bin/env bash
# Math::NumberCruncher 5.00 (Debian 12, libmath-numbercruncher-perl): the significance of a sign test is up to 4.06, and a sure event has the probability 0.
#
# SignSignificance adds the probability of exactly the given number of hits once for every number from there to all trials. 60 or more heads of 100 tosses have 0.445
# where 0.0284 is right, so a configuration that wins 60 of 100 folds is not significant; 50 or more have 4.06. With hits in all trials it is right. Binomial with the
# probability 1 says 0 for successes in all trials and 1 for each other number, while it is right for 0.999999. The manual describes the right values and mentions
# neither. The right ones are sums of exact probabilities here.
#
# Needs Debian 12's apt and Perl 5.36. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download libmath-numbercruncher-perl=5.00-14 >/dev/null 2>&1
dpkg -x *.deb packages
cat > finding.pl <<'PROGRAM'
use strict;
use warnings;
use lib 'packages/usr/share/perl5';
use Math::NumberCruncher;

sub probability {
    my ($trials, $hits) = @_;
    my $found = 0.5**$trials;
    $found *= ($trials - $_ + 1) / $_ for 1 .. $hits;
    return $found;
}

for my $pair ([10, 5], [10, 8], [20, 15], [100, 50], [100, 55], [100, 60], [100, 100]) {
    my ($trials, $hits) = @$pair;
    my $right = 0;
    $right += probability($trials, $_) for $hits .. $trials;
    printf "%d or more heads of %d tosses: %.3g, right %.3g\n", $hits, $trials, Math::NumberCruncher::SignSignificance($trials, $hits, 0.5), $right;
}
for my $chance (0, 0.999999, 1) {
    my @found = map { Math::NumberCruncher::Binomial(4, $_, $chance) || 0 } 0 .. 4;
    printf "0 to 4 successes in 4 trials of the probability %g: %s\n", $chance, join ' ', map { sprintf '%.3f', $_ } @found;
}
PROGRAM

perl finding.pl | tee seen
diff seen - <<'EXPECTED'
5 or more heads of 10 tosses: 1.48, right 0.623
8 or more heads of 10 tosses: 0.132, right 0.0547
15 or more heads of 20 tosses: 0.0887, right 0.0207
50 or more heads of 100 tosses: 4.06, right 0.54
55 or more heads of 100 tosses: 2.23, right 0.184
60 or more heads of 100 tosses: 0.445, right 0.0284
100 or more heads of 100 tosses: 7.89e-31, right 7.89e-31
0 to 4 successes in 4 trials of the probability 0: 1.000 0.000 0.000 0.000 0.000
0 to 4 successes in 4 trials of the probability 0.999999: 0.000 0.000 0.000 0.000 1.000
0 to 4 successes in 4 trials of the probability 1: 1.000 1.000 1.000 1.000 0.000
EXPECTED
echo "as described"
