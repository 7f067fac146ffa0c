#!/usr/bin/env bash
# Microsoft.ML 5.0.1 (NuGet): in ranking the rows of a group count as one group only while they are beside each other in the table.
#
# The column of group ids says which rows belong to one question; Ranking.Evaluate and the ranking trainers start a new group whenever the id differs from that
# of the row before. The descriptions of rowGroupColumnName do not ask for sorted rows, and nothing is reported. The same 300 predictions have an NDCG at 1 of
# 0.43 in order of groups and 0.65 after a shuffle, when most groups have one row, which is always ranked right. It rises with the disorder, so random scores look
# good. Training is worse: with FastTree the NDCG on the same rows falls from 1.00 to 0.37, because a group of one row has no pairs to learn from. ShuffleRows and
# a join or a split by rows before training have that effect. Sort by the group first.
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
    <PackageReference Include="Microsoft.ML.FastTree" Version="[5.0.1]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Microsoft.ML;
using Microsoft.ML.Data;

var ml = new MLContext(seed: 1);
var random = new Random(1);
var scored = Enumerable.Range(0, 300).Select(i => new Scored { Group = (uint)(i / 10), Label = (uint)random.Next(3), Score = random.NextSingle() }).ToArray();
Console.WriteLine($"random scores: NDCG at 1 and 3 {Gains(ml.Data.LoadFromEnumerable(scored))}");
Console.WriteLine($"rows shuffled: {Gains(ml.Data.LoadFromEnumerable(scored.OrderBy(_ => random.Next()).ToArray()))}");
Console.WriteLine($"sorted again: {Gains(ml.Data.LoadFromEnumerable(scored.OrderBy(_ => random.Next()).OrderBy(row => row.Group).ToArray()))}");

var rows = Enumerable.Range(0, 2000).Select(i =>
{
    var x = random.NextSingle();
    return new Row { Group = (uint)(i / 10), X = [x + i / 10 % 7], Label = (uint)(3 * x) };
}).ToArray();
Console.WriteLine($"FastTree, trained in order of groups: {Trained(rows)}");
Console.WriteLine($"FastTree, trained on shuffled rows: {Trained(rows.OrderBy(_ => random.Next()).ToArray())}");

string Trained(Row[] training)
{
    var model = ml.Ranking.Trainers.FastTree("Label", "X", "Group").Fit(ml.Data.LoadFromEnumerable(training));
    return Gains(model.Transform(ml.Data.LoadFromEnumerable(rows)));
}

string Gains(IDataView table)
{
    var gains = ml.Ranking.Evaluate(table, "Label", "Group", "Score").NormalizedDiscountedCumulativeGains;
    return FormattableString.Invariant($"{gains[0]:0.00} {gains[2]:0.00}");
}

internal sealed class Scored
{
    [KeyType(1000)]
    public uint Group { get; set; }
    [KeyType(5)]
    public uint Label { get; set; }
    public float Score { get; set; }
}

internal sealed class Row
{
    [KeyType(1000)]
    public uint Group { get; set; }
    [KeyType(5)]
    public uint Label { get; set; }
    [VectorType(1)]
    public float[] X { get; set; } = [];
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
random scores: NDCG at 1 and 3 0.43 0.46
rows shuffled: 0.65 0.65
sorted again: 0.43 0.46
FastTree, trained in order of groups: 1.00 1.00
FastTree, trained on shuffled rows: 0.37 0.37
EXPECTED
echo "as described"
