#!/usr/bin/env bash
# Microsoft.ML.OnnxRuntime 1.31.1 (NuGet): whether the maximum of a row with a NaN is NaN depends on the place of the NaN.
#
# ReduceMax of (NaN, -2, -3) is NaN, of (-1, NaN, -3) it is -1. ReduceMin of three numbers with NaN first is NaN, of 21 numbers with NaN first it is the least of
# the others. MaxPool does the opposite of ReduceMax: NaN at the last place of a window is the result, at any other place it is left out. So the same missing value
# stops one row and vanishes in the next, and a check "is the maximum NaN" before a net finds some rows. The maximum of a window of -Infinity alone is
# -3.4028235E+38, a number. NumPy's max, PyTorch's amax and max_pool1d give NaN wherever it is, and -Infinity for a window of -Infinity. IsNaN before the reduction avoids it.
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
    <PackageReference Include="Microsoft.ML.OnnxRuntime" Version="[1.31.1]" />
    <PackageReference Include="OnnxSharp" Version="[0.3.2]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;

var nan = float.NaN;
foreach (var at in new[] { 0, 1, 2 }) Console.WriteLine($"ReduceMax of 3 numbers, NaN at {at}: {Run("ReduceMax", "axes", 1, [1, 3], Row(3, at))}");
foreach (var (count, at) in new[] { (3, 0), (3, 1), (21, 0) }) Console.WriteLine($"ReduceMin of {count} numbers, NaN at {at}: {Run("ReduceMin", "axes", 1, [1, count], Row(count, at))}");
foreach (var at in new[] { 0, 1, 2, 3 }) Console.WriteLine($"MaxPool of 4 numbers, NaN at {at}: {Run("MaxPool", "kernel_shape", 4, [1, 1, 4], Row(4, at))}");
Console.WriteLine($"MaxPool of -Infinity: {Run("MaxPool", "kernel_shape", 2, [1, 1, 2], [float.NegativeInfinity, float.NegativeInfinity])}");

// -1, -2, -3, … with NaN at one place.
float[] Row(int count, int at) => [.. Enumerable.Range(0, count).Select(place => place == at ? nan : -1f - place)];

static float Run(string op, string attribute, long value, long[] shape, float[] numbers)
{
    var node = new NodeProto { OpType = op, Input = { "x" }, Output = { "y" } };
    node.Attribute.Add(new AttributeProto { Name = attribute, Type = AttributeProto.Types.AttributeType.Ints, Ints = { value } });
    var graph = new GraphProto { Name = "finding", Node = { node }, Input = { Info("x", shape.Length) }, Output = { Info("y", shape.Length) } };
    var model = new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 } } };
    using var session = new InferenceSession(model.ToByteArray());
    using var input = OrtValue.CreateTensorValueFromMemory(numbers, shape);
    using var options = new RunOptions();
    using var outputs = session.Run(options, new Dictionary<string, OrtValue> { ["x"] = input }, ["y"]);
    return outputs[0].GetTensorDataAsSpan<float>()[0];
}

static ValueInfoProto Info(string name, int dimensions)
{
    var shape = new TensorShapeProto();
    for (var at = 0; at < dimensions; at++) shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = $"{name}{at}" });
    return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 1, Shape = shape } } };
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
ReduceMax of 3 numbers, NaN at 0: NaN
ReduceMax of 3 numbers, NaN at 1: -1
ReduceMax of 3 numbers, NaN at 2: -1
ReduceMin of 3 numbers, NaN at 0: NaN
ReduceMin of 3 numbers, NaN at 1: -3
ReduceMin of 21 numbers, NaN at 0: -21
MaxPool of 4 numbers, NaN at 0: -2
MaxPool of 4 numbers, NaN at 1: -1
MaxPool of 4 numbers, NaN at 2: -2
MaxPool of 4 numbers, NaN at 3: NaN
MaxPool of -Infinity: -3.4028235E+38
EXPECTED
echo "as described"
