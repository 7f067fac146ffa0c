#!/usr/bin/env bash
# ScottPlot 5.1.59 (NuGet): percentiles are the next larger value, and a moving average lacks its first window.
#
# Descriptive.Percentile takes the value at the place count * percentile / 100, counted from 0: the median of 1, 2, 3, 8 by it is 3, while Median is 2.5, its third quartile
# is the maximum, and with five folds so is everything from 80 % on. Of the numbers 1 to 100 it gives 51, 76 and 91 for 50, 75 and 90 %, so percentiles of
# a small sample are biased upwards. Series.MovingAverage and SimpleMovingStandardDeviation of six values with a window of three return three values, not four: the
# mean of the first three is missing, and with preserveLength the first average stands at the fourth value. The area below ProbabilityDensity is
# the square root of 2π times the deviation, 3.96 for 1 to 5, where a density has 1.
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
using System.Globalization;
using ScottPlot.Statistics;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
foreach (var values in new double[][] { [1, 2, 3, 8], [1, 2, 3, 4, 5], [.. Enumerable.Range(1, 100)] })
{
    var percentiles = new double[] { 25, 50, 75, 80, 90 }.Select(percent => $"{percent} % {Descriptive.Percentile(values, percent)}");
    Console.WriteLine($"{values.Length} values: {string.Join(", ", percentiles)}; Median {Descriptive.Median(values)}, largest {values.Max()}");
}
double[] series = [1, 2, 3, 10, 5, 6];
var means = Enumerable.Range(0, 4).Select(i => series[i..(i + 3)].Average());
Console.WriteLine($"means of three: {string.Join(" ", means)}");
Console.WriteLine($"MovingAverage: {string.Join(" ", Series.MovingAverage(series, 3, false))}");
Console.WriteLine($"MovingAverage, preserveLength: {string.Join(" ", Series.MovingAverage(series, 3, true))}");
Console.WriteLine($"SimpleMovingStandardDeviation: {Series.SimpleMovingStandardDeviation(series, 3, false).Length} values");
var density = new ProbabilityDensity([1, 2, 3, 4, 5]);
Console.WriteLine($"area below ProbabilityDensity: {Enumerable.Range(-20_000, 40_000).Sum(i => density.GetY(i / 1000.0, 1)) / 1000:0.00}");
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
4 values: 25 % 2, 50 % 3, 75 % 8, 80 % 8, 90 % 8; Median 2.5, largest 8
5 values: 25 % 2, 50 % 3, 75 % 4, 80 % 5, 90 % 5; Median 3, largest 5
100 values: 25 % 26, 50 % 51, 75 % 76, 80 % 81, 90 % 91; Median 50.5, largest 100
means of three: 2 5 6 7
MovingAverage: 5 6 7
MovingAverage, preserveLength: NaN NaN NaN 5 6 7
SimpleMovingStandardDeviation: 3 values
area below ProbabilityDensity: 3.96
EXPECTED
echo "as described"
