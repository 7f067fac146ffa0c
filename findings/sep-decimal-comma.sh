#!/usr/bin/env bash
# Sep 0.18.0 (NuGet): a file with decimal commas is read, and every number is wrong.
#
# Sep finds the separator by itself, and for "size;price" it is the semicolon: the form that spreadsheets save where the decimal sign is a comma.
# Parse<double>() then reads 1,5 as 15, 0,25 as 25 and 1234,5 as 12345, because the comma is the sign of groups in the invariant culture, at any place. No
# message. A column with 1,5 and 10 has 15 and 10: the order of the rows changes too, so scaling does not mend it. TryParse succeeds as well. `CultureInfo` of
# the options, or a check for commas, avoids it.
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
    <PackageReference Include="Sep" Version="[0.18.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Globalization;
using nietras.SeparatedValues;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var reader = Sep.Reader().FromText("size;price\n1,5;0,25\n10;1234,5\n");
Console.WriteLine($"separator found: {reader.Spec.Sep.Separator}");
foreach (var row in reader) Console.WriteLine($"{row["size"]} is {row["size"].Parse<double>()}, {row["price"]} is {row["price"].TryParse<double>()}");
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
separator found: ;
1,5 is 15, 0,25 is 25
10 is 10, 1234,5 is 12345
EXPECTED
echo "as described"
