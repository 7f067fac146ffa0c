#!/usr/bin/env bash
# YamlDotNet 18.1.0 (NuGet): the same number depends on the type it is read as.
#
# With WithAttemptingUnquotedStringTypeDeserialization (numbers from a file of settings without a class) a number with a decimal point is a 32-bit float
# whenever it fits the range: 123456789.123 is 123456792 and 0.1 is 0.10000000149. Whole numbers keep their digits, in byte, short, int or long by size. So a
# loss, a Unix time or a threshold read back is another number, and comparing it with the original fails. In a class, 010 is 8 for a property of int (octal) and
# 10 for one of double; changing `int Epochs` to double changes the value of the same file.
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
    <PackageReference Include="YamlDotNet" Version="[18.1.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Globalization;
using YamlDotNet.Serialization;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var guessing = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
foreach (var text in new[] { "123456789.123", "0.1", "123456789", "100" })
{
    var value = guessing.Deserialize<Dictionary<string, object>>("a: " + text)["a"];
    Console.WriteLine($"{text}: {value.GetType().Name} {Convert.ToDouble(value):R}");
}

var typed = new DeserializerBuilder().Build();
Console.WriteLine($"010: int {typed.Deserialize<Dictionary<string, int>>("a: 010")["a"]}, double {typed.Deserialize<Dictionary<string, double>>("a: 010")["a"]}");
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
123456789.123: Single 123456792
0.1: Single 0.10000000149011612
123456789: Int32 123456789
100: Byte 100
010: int 8, double 10
EXPECTED
echo "as described"
