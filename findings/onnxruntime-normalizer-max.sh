#!/usr/bin/env bash
# Microsoft.ML.OnnxRuntime 1.31.1 (NuGet): the Normalizer of ai.onnx.ml with norm = MAX turns the signs of a row around.
#
# It divides a row by its largest number, not by the largest size: (-4, -2) becomes (2, 1), the same as (4, 2) with the order of sizes reversed, and (3, -4) becomes
# (1, -1.33), outside of -1 to 1. L1 and L2 of the same operator keep signs, and scikit-learn's Normalizer(norm="max") divides by the largest size.
# A row of negative numbers (logarithms of shares, losses, coordinates in the west) is so given to the net as its opposite. No message. Abs, ReduceMax and Div avoid it.
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

foreach (var row in new float[][] { [4, 2], [-4, -2], [3, -4] })
{
    foreach (var norm in new[] { "MAX", "L1" }) Console.WriteLine($"({string.Join(", ", row)}) by {norm}: ({string.Join(", ", Run(norm, row).Select(number => number.ToString("0.##")))})");
}

static float[] Run(string norm, float[] row)
{
    var node = new NodeProto { OpType = "Normalizer", Domain = "ai.onnx.ml", Input = { "x" }, Output = { "y" } };
    node.Attribute.Add(new AttributeProto { Name = "norm", Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(norm) });
    var graph = new GraphProto { Name = "finding", Node = { node }, Input = { Info("x") }, Output = { Info("y") } };
    var model = new ModelProto
    {
        IrVersion = 8,
        Graph = graph,
        OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 }, new OperatorSetIdProto { Domain = "ai.onnx.ml", Version = 3 } },
    };
    using var session = new InferenceSession(model.ToByteArray());
    using var input = OrtValue.CreateTensorValueFromMemory(row, [1, row.Length]);
    using var options = new RunOptions();
    using var outputs = session.Run(options, new Dictionary<string, OrtValue> { ["x"] = input }, ["y"]);
    return outputs[0].GetTensorDataAsSpan<float>().ToArray();
}

static ValueInfoProto Info(string name)
{
    var shape = new TensorShapeProto();
    for (var at = 0; at < 2; at++) shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = $"{name}{at}" });
    return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 1, Shape = shape } } };
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
(4, 2) by MAX: (1, 0.5)
(4, 2) by L1: (0.67, 0.33)
(-4, -2) by MAX: (2, 1)
(-4, -2) by L1: (-0.67, -0.33)
(3, -4) by MAX: (1, -1.33)
(3, -4) by L1: (0.43, -0.57)
EXPECTED
echo "as described"
