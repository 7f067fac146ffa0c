#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): NormalizeRobustScaling divides by half of the range, so one outlier decides, and one missing value can make a whole column missing.
#
# The description says that it is robust to outliers, subtracts the median and scales by the range between two quantiles, 25 and 75 by default. The scale is 50 %
# of the difference between maximum and minimum: 0 to 8 are divided by 4, which happens to be the distance of the quartiles, and after 8 has become
# 800 by 400, so eight rows of nine lie within 0.0175 of each other. quantileMin 10 and quantileMax 90 divide by 80 % of the range. If a value is missing, the
# column has another median, or is NaN in all rows, by the place of the gap in the table. scikit-learn's RobustScaler has (x − 4) / 4 in all of these cases.
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
float[] values = [0, 1, 2, 3, 4, 5, 6, 7, 8], outlier = [0, 1, 2, 3, 4, 5, 6, 7, 800];
Show("0 to 8", values, 25, 75);
Show("800 in place of 8", outlier, 25, 75);
Show("800 in place of 8, quantiles 10 and 90", outlier, 10, 90);
Show("gap first", [float.NaN, .. values], 25, 75);
Show("gap in the middle", [.. values[..5], float.NaN, .. values[5..]], 25, 75);
Show("gap last", [.. values, float.NaN], 25, 75);

void Show(string name, float[] column, uint low, uint high)
{
    var table = ml.Data.LoadFromEnumerable(column.Select(x => new Row { X = x }));
    var scaled = ml.Transforms.NormalizeRobustScaling("X", quantileMin: low, quantileMax: high).Fit(table).Transform(table);
    var rows = ml.Data.CreateEnumerable<Row>(scaled, reuseRowObject: false);
    Console.WriteLine($"{name}: {string.Join(" ", rows.Select(row => FormattableString.Invariant($"{row.X:0.####}")))}");
}

internal sealed class Row
{
    public float X { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
0 to 8: -1 -0.75 -0.5 -0.25 0 0.25 0.5 0.75 1
800 in place of 8: -0.01 -0.0075 -0.005 -0.0025 0 0.0025 0.005 0.0075 1.99
800 in place of 8, quantiles 10 and 90: -0.0063 -0.0047 -0.0031 -0.0016 0 0.0016 0.0031 0.0047 1.2438
gap first: NaN -0.875 -0.625 -0.375 -0.125 0.125 0.375 0.625 0.875 1.125
gap in the middle: -0.875 -0.625 -0.375 -0.125 0.125 NaN 0.375 0.625 0.875 1.125
gap last: NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN
EXPECTED
echo "as described"
