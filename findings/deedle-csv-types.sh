#!/usr/bin/env bash
# Deedle 8.1.0 (NuGet): Frame.ReadCsv decides a column's type by its first 100 rows, and by what a text might mean.
#
#   120 whole numbers, then 1.5      the 1.5 becomes a missing value, without a word; so does a text there. A mean over the column leaves them out
#   codes 1-2 and 3-4                become days of January and March of the current year: the same file gives another frame next year
#   gene names MAR1 and SEP2         become 1 March and 2 September, the spreadsheet fault that geneticists renamed their genes for
#   5% and 6%, $5 and €6             become the numbers 5 and 6
#   a column of 0 and 1              becomes a column of booleans
# pandas widens a column to the type that holds all rows and takes none of these for dates. `inferRows: 0` mends the first, `inferTypes: false` all of them.
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
    <PackageReference Include="Deedle" Version="[8.1.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Text;
using Deedle;

Console.WriteLine(Last("a\n" + string.Join('\n', Enumerable.Range(1, 120)) + "\n1.5\n"));
Console.WriteLine(Last("a\n1-2\n3-4\n"));
Console.WriteLine(Last("a\nMAR1\nSEP2\n"));
Console.WriteLine(Last("a\n5%\n6%\n"));
Console.WriteLine(Last("a\n0\n1\n"));

string Last(string csv)
{
    using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
    var frame = Frame.ReadCsv(stream);
    var value = frame.Columns["a"].TryGet(frame.RowCount - 1);
    var text = !value.HasValue ? "missing" : value.Value is DateTime date && date.Year == DateTime.Now.Year ? $"{date:d MMMM} of this year" : $"{value.Value}";
    return $"{csv.TrimEnd().Split('\n')[^1]} is read as {text}";
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
1.5 is read as missing
3-4 is read as 4 March of this year
SEP2 is read as 2 September of this year
6% is read as 6
1 is read as True
EXPECTED
echo "as described"
