#!/usr/bin/env bash
# TorchSharp 0.107.0 (NuGet, with libtorch-cpu-linux-x64 2.10.0): two initialisers of weights do not draw from a normal distribution.
#
# trunc_normal_ with mean 0 sets every weight to the same number, the standard deviation: 1 for (0, 1, −2, 2), 0.02 for (0, 0.02, −2, 2), the initialisation of
# vision transformers. All units of a layer then compute the same and get the same gradient, so the layer stays one unit wide; training goes on.
# xavier_normal_ draws from the uniform distribution of the same deviation: its kurtosis is
# 1.8, not 3, and no weight is beyond 1.73 deviations. kaiming_normal_ and normal_ are right.
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
random.manual_seed(1);
Show("normal_(0, 1)", w => nn.init.normal_(w, 0, 1));
Show("trunc_normal_(0, 1, -2, 2)", w => nn.init.trunc_normal_(w, 0, 1, -2, 2));
Show("trunc_normal_(0, 0.02, -2, 2)", w => nn.init.trunc_normal_(w, 0, 0.02, -2, 2));
Show("kaiming_normal_", w => nn.init.kaiming_normal_(w));
Show("xavier_normal_", w => nn.init.xavier_normal_(w));

void Show(string name, Func<Tensor, Tensor> fill)
{
    using var gradless = no_grad();
    var weights = fill(empty(400, 400)).to(ScalarType.Float64);
    var distinct = weights.flatten().data<double>().Distinct().Take(2).Count();
    var scaled = (weights - weights.mean()) / weights.std();
    var kurtosis = scaled.pow(4).mean().item<double>();
    Console.WriteLine(distinct == 1
        ? $"{name}: all weights are {weights.max().item<double>():0.00}"
        : $"{name}: kurtosis {kurtosis:0.0}, a weight beyond 2 deviations: {scaled.abs().max().item<double>() > 2}");
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
normal_(0, 1): kurtosis 3.0, a weight beyond 2 deviations: True
trunc_normal_(0, 1, -2, 2): all weights are 1.00
trunc_normal_(0, 0.02, -2, 2): all weights are 0.02
kaiming_normal_: kurtosis 3.0, a weight beyond 2 deviations: True
xavier_normal_: kurtosis 1.8, a weight beyond 2 deviations: False
EXPECTED
echo "as described"
