#!/usr/bin/env bash
# Deedle 8.1.0 (NuGet): the deviation of Unix times is 20.24 where 2.59 is right, moving ones are 0, and one outlier removes all later ones.
#
# Stats.stdDev, variance and their moving forms work with sums of values and of squares; a moving one adds what enters the window and subtracts what leaves
# it. Of Unix times 0, 1, 2, 5 and 6 seconds apart the deviations of three rows are 0, 0 and 26.13 where 1, 2.08 and 2.08 are right, and of all rows 20.24
# where expandingStdDev has the right 2.59. After one value of 1e9 the windows without it are missing, since their variance is computed as a negative number;
# so is a window of equal values of 0.1 after a 0.3, where 0 is right. A curve that has become flat, or recovered, has no deviation, and later steps leave
# missing values out. Nothing is reported.
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
    <PackageReference Include="Deedle" Version="[8.1.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Deedle;

Show("losses", [0.9, 0.7, 0.6, 0.8, 0.5]);
Show("Unix times", [1700000000, 1700000001, 1700000002, 1700000005, 1700000006]);
Show("an outlier", [1, 2, 4, 1e9, 1, 2, 4, 1]);
Show("flat at the end", [0.1, 0.1, 0.1, 0.3, 0.1, 0.1, 0.1]);

static void Show(string name, double[] values)
{
    var series = Enumerable.Range(0, values.Length).Select(row => KeyValue.Create(row, values[row])).ToSeries();
    var found = Stats.movingStdDev(3, series);
    var right = Enumerable.Range(2, values.Length - 2).Select(last => Deviation(values[(last - 2)..(last + 1)]));
    var moving = Enumerable.Range(2, values.Length - 2).Select(last => found.TryGet(last) is { HasValue: true } value ? Print(value.Value) : "missing");
    Console.WriteLine($"{name}: {string.Join(" ", moving)}");
    Console.WriteLine($"  right: {string.Join(" ", right.Select(Print))}");
    var expanding = Stats.expandingStdDev(series).Get(values.Length - 1);
    Console.WriteLine($"  all rows: {Print(Stats.stdDev(series))}, expanding {Print(expanding)}, right {Print(Deviation(values))}");
}

static double Deviation(double[] values)
{
    var mean = values.Average();
    return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
}

static string Print(double value) => FormattableString.Invariant($"{value:0.##}");
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
losses: 0.15 0.1 0.15
  right: 0.15 0.1 0.15
  all rows: 0.16, expanding 0.16, right 0.16
Unix times: 0 0 26.13
  right: 1 2.08 2.08
  all rows: 20.24, expanding 2.59, right 2.59
an outlier: 1.53 577350267.46 577350267.75 577350268.32 missing missing
  right: 1.53 577350267.46 577350267.75 577350268.32 1.53 1.53
  all rows: 353553389.84, expanding 353553389.84, right 353553389.84
flat at the end: 0 0.12 0.12 0.12 missing
  right: 0 0.12 0.12 0.12 0
  all rows: 0.08, expanding 0.08, right 0.08
EXPECTED
echo "as described"
