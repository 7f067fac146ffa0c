#!/usr/bin/env bash
# MathNet.Numerics 5.0.0 (NuGet): the Jaccard distance of two sets is 0 if they share an element, and NaN if they do not.
#
# Distance.Jaccard is documented as 1 minus the Jaccard index, the share of the elements of either set that both have. Only positions where both vectors differ
# from 0 are counted as the union, so an element of one set alone is left out. With vectors of 0 and 1, which is how sets, tags, one-hot columns and fingerprints
# are written, the result has two values: 0 for any two sets with a common element, however different, and 0/0 for sets without one, where 1 is right. Nearest
# neighbours and clusters by this distance put everything together, and NaN is neither smaller nor larger than anything. The reference counts elements.
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
    <PackageReference Include="MathNet.Numerics" Version="[5.0.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using MathNet.Numerics;

foreach (var (first, second) in new[] { ("111111", "111111"), ("111111", "100000"), ("110000", "011111"), ("110000", "001100"), ("000001", "111110") })
{
    double[] a = [.. first.Select(digit => digit - '0')], b = [.. second.Select(digit => digit - '0')];
    var both = a.Zip(b).Count(pair => pair is (1, 1));
    var either = a.Zip(b).Count(pair => pair is not (0, 0));
    Console.WriteLine(FormattableString.Invariant($"{first} and {second}: Jaccard {Distance.Jaccard(a, b):0.###}, right {1 - (double)both / either:0.###}"));
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
111111 and 111111: Jaccard 0, right 0
111111 and 100000: Jaccard 0, right 0.833
110000 and 011111: Jaccard 0, right 0.833
110000 and 001100: Jaccard NaN, right 1
000001 and 111110: Jaccard NaN, right 1
EXPECTED
echo "as described"
