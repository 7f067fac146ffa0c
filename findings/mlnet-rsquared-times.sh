#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): R² of a target such as Unix times is above 1, and a worse model can have the larger one.
#
# Targets of 100 times, 128 seconds apart from 1,700,000,000 on, and predictions that are all off by 1,024 have an R² of 1.0003, where 0.9232 is right and none is
# above 1; those that are off by 256 have 1.0000, less than the worse ones. From 1,600,000,000 on it is 0.9987. All numbers are exact in 32 bits, and the same
# rows counted from 0 have the right value, so digits are lost in the metric. The absolute error of the same call is right. A search by R² compares
# rounding errors; the description says that closer to 1 is better.
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
    <PackageReference Include="Microsoft.ML" Version="[5.0.1]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Microsoft.ML;

var ml = new MLContext(seed: 1);
foreach (var start in new[] { 0f, 1_600_000_000f, 1_700_000_000f, 1_790_000_000f })
{
    foreach (var error in new[] { 0f, 256, 1024 }) Show(start, error);
}

void Show(float start, float error)
{
    var rows = Enumerable.Range(0, 100).Select(i => new Row { Label = start + 128 * i, Score = start + 128 * i + (i % 2 == 0 ? error : -error) }).ToArray();
    var metrics = ml.Regression.Evaluate(ml.Data.LoadFromEnumerable(rows));
    var mean = rows.Average(row => (double)row.Label);
    var right = 1 - rows.Sum(row => Math.Pow((double)row.Label - row.Score, 2)) / rows.Sum(row => Math.Pow(row.Label - mean, 2));
    Console.WriteLine(FormattableString.Invariant($"from {start:0}, all rows off by {error:0}: RSquared {metrics.RSquared:0.0000}, right {right:0.0000}, ")
        + FormattableString.Invariant($"absolute error {metrics.MeanAbsoluteError:0}"));
}

internal sealed class Row
{
    public float Label { get; set; }
    public float Score { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
from 0, all rows off by 0: RSquared 1.0000, right 1.0000, absolute error 0
from 0, all rows off by 256: RSquared 0.9952, right 0.9952, absolute error 256
from 0, all rows off by 1024: RSquared 0.9232, right 0.9232, absolute error 1024
from 1600000000, all rows off by 0: RSquared 1.0000, right 1.0000, absolute error 0
from 1600000000, all rows off by 256: RSquared 0.9999, right 0.9952, absolute error 256
from 1600000000, all rows off by 1024: RSquared 0.9987, right 0.9232, absolute error 1024
from 1700000000, all rows off by 0: RSquared 1.0000, right 1.0000, absolute error 0
from 1700000000, all rows off by 256: RSquared 1.0000, right 0.9952, absolute error 256
from 1700000000, all rows off by 1024: RSquared 1.0003, right 0.9232, absolute error 1024
from 1790000000, all rows off by 0: RSquared 1.0000, right 1.0000, absolute error 0
from 1790000000, all rows off by 256: RSquared 1.0000, right 0.9952, absolute error 256
from 1790000000, all rows off by 1024: RSquared 1.0000, right 0.9232, absolute error 1024
EXPECTED
echo "as described"
