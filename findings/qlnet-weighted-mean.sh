#!/usr/bin/env bash
# QLNet 1.13.2 (NuGet): GeneralStatistics divides a weighted mean by the number of values, so each weight counts as a factor.
#
# The description of mean says: returns the weighted mean. Three values 2, 3, 8 with the weights 1, 4, 1 have the mean 9.67, above the largest of them, where 3.67
# is right; with the weights 10, 40, 10 it is 96.7. Variance, skewness and all figures of risk are computed around that mean. With weights of 1 all are right, and
# so is IncrementalStatistics with any weights. SequenceStatistics and RiskStatistics are built on GeneralStatistics and share the fault. The
# sum of the weights is known to it, and its percentiles use it: the median is 3 throughout.
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
    <PackageReference Include="QLNet" Version="[1.13.2]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using QLNet;

double[] values = [2, 3, 8];
foreach (var weights in new double[][] { [1, 1, 1], [1, 4, 1], [10, 40, 10], [0.1, 0.4, 0.1] })
{
    var general = new GeneralStatistics();
    var incremental = new IncrementalStatistics();
    var sequence = new SequenceStatistics(1);
    for (var i = 0; i < values.Length; i++)
    {
        general.add(values[i], weights[i]);
        incremental.add(values[i], weights[i]);
        sequence.add([values[i]], weights[i]);
    }
    Console.WriteLine(FormattableString.Invariant($"weights {string.Join(" ", weights)}"));
    Console.WriteLine(FormattableString.Invariant($"  GeneralStatistics: mean {general.mean():0.##}, variance {general.variance():0.##}, median {general.percentile(0.5):0}"));
    Console.WriteLine(FormattableString.Invariant($"  IncrementalStatistics: mean {incremental.mean():0.##}, variance {incremental.variance():0.##}; SequenceStatistics: mean {sequence.mean()[0]:0.##}"));
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
weights 1 1 1
  GeneralStatistics: mean 4.33, variance 10.33, median 3
  IncrementalStatistics: mean 4.33, variance 10.33; SequenceStatistics: mean 4.33
weights 1 4 1
  GeneralStatistics: mean 9.67, variance 20.83, median 3
  IncrementalStatistics: mean 3.67, variance 5.83; SequenceStatistics: mean 9.67
weights 10 40 10
  GeneralStatistics: mean 96.67, variance 2083.33, median 3
  IncrementalStatistics: mean 3.67, variance 5.83; SequenceStatistics: mean 96.67
weights 0.1 0.4 0.1
  GeneralStatistics: mean 0.97, variance 0.21, median 3
  IncrementalStatistics: mean 3.67, variance 5.83; SequenceStatistics: mean 0.97
EXPECTED
echo "as described"
