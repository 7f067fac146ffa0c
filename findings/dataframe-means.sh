#!/usr/bin/env bash
# Microsoft.Data.Analysis 0.23.1 (NuGet): two means that are wrong without a word.
#
# A column's Mean() leaves missing values out: (1, missing, 3, missing, 8) gives 4. GroupBy("key").Mean() divides the same sum by all rows of the group,
# missing ones too, so the group (1, missing) has the mean 0.5. pandas, R's dplyr with na.rm and Deedle give 1.
# Mean() of a column of whole numbers sums in the column's own type and lets it wrap: two values of 2,000,000,000 have the mean −147,483,648, two bytes
# of 200 the mean 72. Anyone who averages scores per configuration, or encodes categories by the target's mean, meets the first; ids, counts and pixels the second.
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
    <PackageReference Include="Microsoft.Data.Analysis" Version="[0.23.1]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Microsoft.Data.Analysis;

var values = new DoubleDataFrameColumn("value", new double?[] { 1, null, 3, 5 });
var table = new DataFrame(new StringDataFrameColumn("key", ["a", "a", "b", "b"]), values);
Console.WriteLine(FormattableString.Invariant($"Mean of (1, missing, 3, 5): {values.Mean()}"));
var means = table.GroupBy("key").Mean();
Console.WriteLine(FormattableString.Invariant($"GroupBy.Mean of a = (1, missing): {means["value"][0]}, of b = (3, 5): {means["value"][1]}"));
Console.WriteLine($"Mean of two ints of 2000000000: {new Int32DataFrameColumn("n", [2_000_000_000, 2_000_000_000]).Mean():0}");
Console.WriteLine($"Mean of two bytes of 200: {new ByteDataFrameColumn("b", [200, 200]).Mean():0}");
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
Mean of (1, missing, 3, 5): 3
GroupBy.Mean of a = (1, missing): 0.5, of b = (3, 5): 4
Mean of two ints of 2000000000: -147483648
Mean of two bytes of 200: 72
EXPECTED
echo "as described"
