#!/usr/bin/env bash
# Microsoft.ML.FastTree 5.0.1 (NuGet): rows with a gap are left out of training and predicted as if the gap were the largest value.
#
# FastTree, FastForest and FastTreeTweedie skip each row with a NaN in any column; the only sign is a warning on MLContext.Log, which prints nothing unless
# somebody listens. The model then predicts such rows all the same, with numbers that look like others: a gap fails every comparison "at most" and takes the
# branch of the largest values. Rows with 10 for a gap and 20, 30, 40 for 0, −1, 1 are predicted as 40, 20, 30, 40. Evaluate counts these rows. With 5 %
# of gaps in each of twenty columns only 36 % of the rows are trained on. Linear trainers skip the same rows and predict NaN, and LightGbm trains on them.
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
var warnings = new List<string>();
ml.Log += (_, entry) => { if (entry.Kind == Microsoft.ML.Runtime.ChannelMessageKind.Warning && entry.Message.Contains("Skipped")) warnings.Add(entry.Message); };
float[] values = [float.NaN, 0, -1, 1];
var table = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 2000).Select(i => new Row { X = [values[i % 4]], Target = 10 * (i % 4 + 1) }));
Show("FastTree", ml.Regression.Trainers.FastTree("Target", "X"));
Show("FastForest", ml.Regression.Trainers.FastForest("Target", "X"));
Show("FastTreeTweedie", ml.Regression.Trainers.FastTreeTweedie("Target", "X"));
Show("Sdca", ml.Regression.Trainers.Sdca("Target", "X"));

var random = new Random(1);
var wide = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 2000).Select(_ =>
{
    var x = Enumerable.Range(0, 20).Select(_ => random.NextDouble() < 0.05 ? float.NaN : random.NextSingle()).ToArray();
    return new Wide { X = x, Target = float.IsNaN(x[0]) ? 0 : x[0] };
}));
ml.Regression.Trainers.FastTree("Target", "X").Fit(wide);
Console.WriteLine($"twenty columns, 5 % of gaps in each, 2000 rows: {Last()}");

void Show<T>(string name, IEstimator<T> trainer) where T : class, ITransformer
{
    var scores = ml.Data.CreateEnumerable<Scored>(trainer.Fit(table).Transform(table), reuseRowObject: false).Take(4);
    var shown = name == "Sdca" ? scores.Take(1) : scores;
    Console.WriteLine($"{name}: {string.Join(" ", shown.Select(row => FormattableString.Invariant($"{row.Score:0}")))}; {Last()}");
}

string Last() => warnings[^1][(warnings[^1].IndexOf(']') + 2)..].Trim();

internal sealed class Row
{
    [VectorType(1)]
    public float[] X { get; set; } = [];
    public float Target { get; set; }
}

internal sealed class Wide
{
    [VectorType(20)]
    public float[] X { get; set; } = [];
    public float Target { get; set; }
}

internal sealed class Scored
{
    public float Score { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
FastTree: 40 20 30 40; Skipped 500 instances with missing features during training
FastForest: 40 20 30 40; Skipped 500 instances with missing features during training
FastTreeTweedie: 40 20 30 40; Skipped 500 instances with missing features during training
Sdca: NaN; Skipped 500 instances with missing features/label during training
twenty columns, 5 % of gaps in each, 2000 rows: Skipped 1289 instances with missing features during training
EXPECTED
echo "as described"
