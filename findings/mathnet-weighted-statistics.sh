#!/usr/bin/env bash
# MathNet.Numerics 5.0.0 (NuGet): the effective sample size of weighted values grows with the unit of the weights, and can be above the number of rows.
#
# RunningWeightedStatistics.EffectiveSampleSize is documented as the Kish effective sample size, which is (sum of weights)² / (sum of squared weights): at
# most the number of rows, and the same for weights of 1 and of 10. It is computed as the sum of squares divided by the sum, so three rows with the weights 1,
# 4, 1 have 3 where 2 is right, with ten times the weights 30, and with a tenth 0.3. Four equal weights of 0.25, which sum to one, have 0.25 where 4 is
# right, and one row that dominates the others raises the figure where it should lower it. Mean and variance of the same object do not depend on the unit.
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
    <PackageReference Include="MathNet.Numerics" Version="[5.0.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using MathNet.Numerics.Statistics;

Show("1, 4, 1", [1, 4, 1]);
Show("10, 40, 10", [10, 40, 10]);
Show("0.1, 0.4, 0.1", [0.1, 0.4, 0.1]);
Show("1, 1, 1, 1", [1, 1, 1, 1]);
Show("0.25, 0.25, 0.25, 0.25", [0.25, 0.25, 0.25, 0.25]);
Show("1, 1, 1, 97", [1, 1, 1, 97]);

static void Show(string name, double[] weights)
{
    double[] values = [2, 3, 8, 5];
    var statistics = new RunningWeightedStatistics(weights.Select((weight, i) => Tuple.Create(weight, values[i])));
    var right = Math.Pow(weights.Sum(), 2) / weights.Sum(weight => weight * weight);
    Console.WriteLine(FormattableString.Invariant($"weights {name}: effective sample size {statistics.EffectiveSampleSize:0.00}, right {right:0.00}, ")
        + FormattableString.Invariant($"variance {statistics.Variance:0.00}"));
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
weights 1, 4, 1: effective sample size 3.00, right 2.00, variance 7.78
weights 10, 40, 10: effective sample size 30.00, right 2.00, variance 7.78
weights 0.1, 0.4, 0.1: effective sample size 0.30, right 2.00, variance 7.78
weights 1, 1, 1, 1: effective sample size 1.00, right 4.00, variance 7.00
weights 0.25, 0.25, 0.25, 0.25: effective sample size 0.25, right 4.00, variance 7.00
weights 1, 1, 1, 97: effective sample size 94.12, right 1.06, variance 3.73
EXPECTED
echo "as described"
