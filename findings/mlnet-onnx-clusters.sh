#!/usr/bin/env bash
# Microsoft.ML 5.0.1 with Microsoft.ML.OnnxConverter 0.23.1 (NuGet): clusters, missing labels and one normalization differ in the exported ONNX model.
#
# ConvertToOnnx writes a model that is meant to give the same columns. Predictions of most trainers are equal, which hides three that are not:
#   KMeans                 PredictedLabel is one less for every row: cluster 2 of the model in memory is cluster 1 of the exported one, which is another group in memory. Class labels
#                          of classification are equal in both. A table that names clusters names the wrong ones
#   NaN in a column        classifiers say in memory that the class is missing (0), the exported model says the first class
#   NormalizeLpNorm        with Infinity the row is divided by its largest size in memory, by its largest number in the exported model: (−4, −2) is (−1, −0.5)
#                          or (2, 1), so rows without a positive number change their sign. findings/onnxruntime-normalizer-max.sh has the cause
# Compare both models on a few rows, with gaps and negative numbers, before the exported one is used.
#
# Needs the .NET 10 SDK on Linux x64. Works in a temporary folder. Fails when the behaviour changes.
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
    <PackageReference Include="Microsoft.ML.OnnxConverter" Version="[0.23.1]" />
    <PackageReference Include="Microsoft.ML.OnnxTransformer" Version="[5.0.1]" />
    <PackageReference Include="Microsoft.ML.OnnxRuntime" Version="[1.31.1]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Microsoft.ML;
using Microsoft.ML.Data;
using static Microsoft.ML.Transforms.LpNormNormalizingEstimatorBase;

var ml = new MLContext(1);
var train = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(row => new Row { X = [row % 3 * 10, row % 5 * 0.1f], Label = "abc"[row % 3].ToString() }));
var test = ml.Data.LoadFromEnumerable(new[] { new Row { X = [0, 0] }, new Row { X = [20, 0] }, new Row { X = [float.NaN, 0] }, new Row { X = [-4, -2] } });

void Compare(string name, IEstimator<ITransformer> steps, string column, Func<IDataView, string, string> read)
{
    var model = steps.Fit(train);
    using (var file = File.Create(name + ".onnx"))
        ml.Model.ConvertToOnnx(model, train, file);
    Console.WriteLine($"{name}, in memory: {read(model.Transform(test), column)}");
    Console.WriteLine($"{name}, exported:  {read(ml.Transforms.ApplyOnnxModel(name + ".onnx").Fit(test).Transform(test), column)}");
}
string Numbers(IDataView table, string column) => string.Join("; ", table.GetColumn<VBuffer<float>>(column)
    .Select(row => string.Join(" ", row.DenseValues().Select(value => FormattableString.Invariant($"{value:0.##}")))));
string Keys(IDataView table, string column) => string.Join("; ", table.Schema[column].Type is VectorDataViewType
    ? table.GetColumn<VBuffer<uint>>(column).Select(row => row.GetItemOrDefault(0)) : table.GetColumn<uint>(column));

Compare("KMeans", ml.Clustering.Trainers.KMeans("X", numberOfClusters: 3), "PredictedLabel", Keys);
Compare("LbfgsMaximumEntropy", ml.Transforms.Conversion.MapValueToKey("Label").Append(ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "X")),
    "PredictedLabel", Keys);
Compare("NormalizeLpNorm", ml.Transforms.NormalizeLpNorm("Y", "X", NormFunction.Infinity), "Y", Numbers);

public sealed class Row
{
    [VectorType(2)] public float[] X { get; set; } = [];
    public string Label { get; set; } = "a";
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
KMeans, in memory: 3; 2; 0; 3
KMeans, exported:  2; 1; 0; 2
LbfgsMaximumEntropy, in memory: 1; 3; 0; 1
LbfgsMaximumEntropy, exported:  1; 3; 1; 1
NormalizeLpNorm, in memory: 0 0; 1 0; NaN 0; -1 -0.5
NormalizeLpNorm, exported:  0 0; 1 0; NaN 0; 2 1
EXPECTED
echo "as described"
