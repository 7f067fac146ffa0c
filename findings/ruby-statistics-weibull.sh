#!/usr/bin/env bash
# ruby-statistics 2.1.1 (Debian 12, ruby-statistics): draws of a Weibull distribution become smaller when its scale grows.
#
# Weibull.new(2, 10).random draws with the scale 10 ** (-1 / 2) = 0.316: the mean of 20,000 draws is 0.28, while mean says 8.86 and cumulative_function says that 1 % of
# the draws are below 1, where 100 % are. With the scale 0.1 the draws are near 2.8 where 0.089 is right. Only the scale 1 is right. NegativeBinomial with three
# failures has no probabilities above 3 (nil), so those which it returns add up to 0.66 for a probability of 0.5 and to 0.02 for 0.9, although its mean is 27.
# The README documents neither; the distribution of run times is drawn with the first.
#
# Needs Debian 12's apt. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download ruby-statistics=2.1.1-2 ruby3.1 libruby3.1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
ruby() {
  local lib="$dir/packages/usr/lib"
  LD_LIBRARY_PATH="$lib/x86_64-linux-gnu" "$dir/packages/usr/bin/ruby3.1" --disable-gems -I "$lib/ruby/3.1.0" -I "$lib/x86_64-linux-gnu/ruby/3.1.0" \
    -I packages/usr/share/rubygems-integration/all/gems/ruby-statistics-2.1.1/lib "$@"
}
cat > finding.rb <<'PROGRAM'
require "statistics"

distributions = Statistics::Distribution
[[2, 10], [2, 0.1], [1, 4], [2, 1]].each do |shape, scale|
  weibull = distributions::Weibull.new(shape, scale)
  draws = weibull.random(elements: 20_000, seed: 7)
  below = draws.count { |draw| draw < 1 } / 20_000.0
  numbers = [shape, scale, draws.sum / 20_000, weibull.mean, 100 * below, 100 * weibull.cumulative_function(1.0)]
  puts format("Weibull(%g, %g): mean of the draws %.3f, mean %.3f; below 1: %.0f %% of the draws, by the cumulative function %.0f %%", *numbers)
end
[[3, 0.5], [3, 0.9]].each do |failures, probability|
  counts = distributions::NegativeBinomial.new(failures, probability)
  found = (0..500).map { |count| counts.probability_mass_function(count) }
  right = (0..500).sum { |k| (k + 1) * (k + 2) / 2.0 * probability**k * (1 - probability)**3 }
  puts format("NegativeBinomial(%d, %g): mean %.1f, the probabilities of 0 to 500 add up to %.2f, right %.2f, last one at %d", failures, probability, counts.mean,
              found.compact.sum, right, found.index(nil) - 1)
end
PROGRAM

ruby finding.rb | tee seen
diff seen - <<'EXPECTED'
Weibull(2, 10): mean of the draws 0.279, mean 8.862; below 1: 100 % of the draws, by the cumulative function 1 %
Weibull(2, 0.1): mean of the draws 2.792, mean 0.089; below 1: 10 % of the draws, by the cumulative function 100 %
Weibull(1, 4): mean of the draws 0.248, mean 4.000; below 1: 98 % of the draws, by the cumulative function 22 %
Weibull(2, 1): mean of the draws 0.883, mean 0.886; below 1: 63 % of the draws, by the cumulative function 63 %
NegativeBinomial(3, 0.5): mean 3.0, the probabilities of 0 to 500 add up to 0.66, right 1.00, last one at 3
NegativeBinomial(3, 0.9): mean 27.0, the probabilities of 0 to 500 add up to 0.02, right 1.00, last one at 3
EXPECTED
echo "as described"
