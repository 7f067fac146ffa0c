#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): NDCG with gains of its own, so it does not compare with NDCG from elsewhere.
#
# Ranking.Evaluate gives the relevance labels 0, 1, 2 the gains 0, 3, 7. The two usual definitions give 0, 1, 3 (2^label − 1: LightGBM, XGBoost, the LETOR
# tools) or 0, 1, 2 (scikit-learn). A label of 1 is worth 43 % of a label of 2 here, 33 % there. Three documents of relevance 1, 0, 2 in this order have NDCG@1
# 0.429 and NDCG@3 0.731, where the definitions give 0.333 and 0.689, or 0.500 and 0.760. A model tuned on one and reported beside the other looks better or
# worse for nothing.
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
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var ml = new MLContext(seed: 1);
double[] labels = [1, 0, 2];
var rows = labels.Select((label, i) => new Row { Label = (float)label, Score = 1f - i, GroupId = 0 });
var seen = ml.Ranking.Evaluate(ml.Data.LoadFromEnumerable(rows)).NormalizedDiscountedCumulativeGains;
Console.WriteLine($"ML.NET:          NDCG@1 {seen[0]:0.000}, NDCG@3 {seen[2]:0.000}");
Console.WriteLine($"gain 2^label-1:  NDCG@1 {Of(1, l => Math.Pow(2, l) - 1):0.000}, NDCG@3 {Of(3, l => Math.Pow(2, l) - 1):0.000}");
Console.WriteLine($"gain label:      NDCG@1 {Of(1, l => l):0.000}, NDCG@3 {Of(3, l => l):0.000}");
Console.WriteLine($"gains 0, 3, 7:   NDCG@1 {Of(1, l => new[] { 0, 3, 7 }[(int)l]):0.000}, NDCG@3 {Of(3, l => new[] { 0, 3, 7 }[(int)l]):0.000}");

double Of(int depth, Func<double, double> gain)
{
    double Sum(IEnumerable<double> order) => order.Take(depth).Select((label, i) => gain(label) / Math.Log2(i + 2)).Sum();
    return Sum(labels) / Sum(labels.OrderDescending());
}

internal sealed class Row
{
    public float Label { get; set; }

    public float Score { get; set; }

    [KeyType(1)]
    public uint GroupId { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
ML.NET:          NDCG@1 0.429, NDCG@3 0.731
gain 2^label-1:  NDCG@1 0.333, NDCG@3 0.689
gain label:      NDCG@1 0.500, NDCG@3 0.760
gains 0, 3, 7:   NDCG@1 0.429, NDCG@3 0.731
EXPECTED
echo "as described"
