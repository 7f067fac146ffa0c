#!/usr/bin/env bash
# ScottPlot 5.1.59 (NuGet): a histogram of values with a given bin size leaves the largest values out.
#
# Histogram.WithBinSize(size, values) takes the range from the values and as many bins as fit into it completely. What is above the last whole bin is in none: of
# the numbers 0 to 9 with a size of 5 there is one bin, from 0 to 5, and four of ten values are missing; with a size of 4 it is the 9. A histogram of losses
# has no tail, its probabilities are shares of the rest and add up to 1, and which values are missing depends on the maximum: one more outlier of 12 brings
# the 9 back. WithBinCount counts all of the same values, and so does NumPy's histogram. Nothing is reported.
#
# Needs the .NET 10 SDK. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization><NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="ScottPlot" Version="[5.1.59]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using ScottPlot.Statistics;

double[] values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
Show("bin size 4", values, Histogram.WithBinSize(4, values));
Show("bin size 5", values, Histogram.WithBinSize(5, values));
double[] more = [.. values, 12];
Show("bin size 4, and a value of 12", more, Histogram.WithBinSize(4, more));
Show("3 bins", values, Histogram.WithBinCount(3, values));

static void Show(string name, double[] values, Histogram histogram)
{
    var (edges, counts) = (string.Join(" ", histogram.Edges), string.Join(" ", histogram.Counts));
    var shares = histogram.GetProbability().Sum();
    Console.WriteLine(FormattableString.Invariant($"{name}: edges {edges}, counts {counts}, {histogram.Counts.Sum()} of {values.Length}, shares {shares:0.##}"));
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
bin size 4: edges 0 4 8, counts 4 5, 9 of 10, shares 1
bin size 5: edges 0 5, counts 6, 6 of 10, shares 1
bin size 4, and a value of 12: edges 0 4 8 12, counts 4 4 3, 11 of 11, shares 1
3 bins: edges 0 3 6 9, counts 3 3 4, 10 of 10, shares 1
EXPECTED
echo "as described"
