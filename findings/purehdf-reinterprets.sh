#!/usr/bin/env bash
# PureHDF 2.2.0 (NuGet): whole numbers that are read as double are not converted; their bits are taken for a double.
#
# A HDF5 file stores the type of each dataset, and the HDF5 library, h5py and h5wasm convert to the type that the caller asks for. PureHDF's Read<double[]>()
# of a dataset of 64-bit integers copies the bytes: the counts 1, 2, 1000 are 5E-324, 1E-323, 4.94E-321, and −1 is NaN. Read<float[]>() of 32-bit integers
# does the same, and so does reading doubles as long: 1.5 is 4609434218613702656. The documentation asks for a compatible type; only a type of another size is
# refused. NumPy writes 64-bit integers by default, so a column without decimals, for example labels, counts or a target in whole euros, becomes a column of
# zeros to every model, without a message, while the columns beside it are right.
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
    <PackageReference Include="PureHDF" Version="[2.2.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using PureHDF;

var written = new H5File
{
    ["counts"] = new long[] { 1, 2, 1000, -1 },
    ["classes"] = new[] { 0, 1, 2 },
    ["prices"] = new[] { 1.5, 2.0 },
};
written.Write("table.h5");

using var file = H5File.OpenRead("table.h5");
var counts = file.Dataset("counts");
Console.WriteLine($"counts: {counts.Type.Class} of {counts.Type.Size} bytes, as long {Text(counts.Read<long[]>())}, as double {Text(counts.Read<double[]>())}");
var classes = file.Dataset("classes");
Console.WriteLine($"classes: {classes.Type.Class} of {classes.Type.Size} bytes, as int {Text(classes.Read<int[]>())}, as float {Text(classes.Read<float[]>())}");
var prices = file.Dataset("prices");
Console.WriteLine($"prices: {prices.Type.Class} of {prices.Type.Size} bytes, as double {Text(prices.Read<double[]>())}, as long {Text(prices.Read<long[]>())}");
Console.WriteLine($"mean of the counts as double: {counts.Read<double[]>().Take(3).Average()}");
try
{
    Console.WriteLine($"counts as float: {Text(counts.Read<float[]>())}");
}
catch (Exception error)
{
    Console.WriteLine($"counts as float: {error.Message}");
}

static string Text<T>(T[] values) => string.Join(" ", values);
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
counts: FixedPoint of 8 bytes, as long 1 2 1000 -1, as double 5E-324 1E-323 4.94E-321 NaN
classes: FixedPoint of 4 bytes, as int 0 1 2, as float 0 1E-45 3E-45
prices: FloatingPoint of 8 bytes, as double 1.5 2, as long 4609434218613702656 4611686018427387904
mean of the counts as double: 1.65E-321
counts as float: Unable to decode values types of different type size.
EXPECTED
echo "as described"
