#!/usr/bin/env bash
# TorchSharp 0.107.0 (NuGet, with libtorch-cpu-linux-x64 2.10.0): Hardtanh does nothing, and var ignores `unbiased: false`.
#
# nn.Hardtanh and functional.hardtanh return their input as it is, whatever the bounds: −9 stays −9 where −1 is right. ReLU6, Hardswish and Hardsigmoid are
# right. A net with Hardtanh between two linear layers is one linear layer, and it trains, so only its scores are poor. Tensor.var(unbiased: false) and
# torch.var give the unbiased variance, 1.667 of 1 to 4 where 1.25 is right; with a dimension they are right, and so is std, so std² and var disagree.
#
# Needs the .NET 10 SDK on Linux x64 and about 1 GB in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization><RuntimeIdentifier>linux-x64</RuntimeIdentifier><SelfContained>false</SelfContained>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="TorchSharp" Version="[0.107.0]" />
    <PackageReference Include="libtorch-cpu-linux-x64" Version="[2.10.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

// On systems with a libstdc++ older than GCC 13's the library loads only when one version entry that no relocation uses is weak: ELF hash of its
// name, then the flags.
var library = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");
var bytes = File.ReadAllBytes(library);
var hash = "GLIBCXX_3.4.32".Aggregate(0u, (h, c) => { h = (h << 4) + c; var top = h & 0xf0000000; return (h ^ (top >> 24)) & ~top; });
var at = bytes.AsSpan().IndexOf(BitConverter.GetBytes(hash));
if (at >= 0) { bytes[at + 4] = 2; File.Delete(library); File.WriteAllBytes(library, bytes); }

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var values = tensor(new[] { -9f, -0.5f, 0, 0.5f, 9 });
Console.WriteLine($"Hardtanh():           {Text(nn.Hardtanh().call(values))}");
Console.WriteLine($"hardtanh(-0.2, 0.2):  {Text(nn.functional.hardtanh(values, -0.2, 0.2))}");
Console.WriteLine($"clamp(-1, 1):         {Text(values.clamp(-1, 1))}");
var four = tensor(new[] { 1f, 2, 3, 4 });
Console.WriteLine($"unbiased: false: var {Text(four.var(unbiased: false))}, std squared {Text(four.std(unbiased: false).square())}");
Console.WriteLine($"unbiased: false, over dimension 0: var {Text(four.var([0], unbiased: false))}");

string Text(Tensor t) => string.Join(" ", t.flatten().data<float>().ToArray().Select(value => value.ToString("0.##")));
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
Hardtanh():           -9 -0.5 0 0.5 9
hardtanh(-0.2, 0.2):  -9 -0.5 0 0.5 9
clamp(-1, 1):         -1 -0.5 0 0.5 1
unbiased: false: var 1.67, std squared 1.25
unbiased: false, over dimension 0: var 1.25
EXPECTED
echo "as described"
