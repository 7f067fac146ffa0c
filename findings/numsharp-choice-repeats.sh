#!/usr/bin/env bash
# NumSharp 0.70.0 (NuGet): a draw without replacement repeats elements.
#
# np.random.choice(10, 10, replace: false) has to return the ten numbers in another order, as NumPy does. It draws each one independently, as with replacement:
# one of 1,000 draws has ten different numbers, and on average 6.5 of ten are present. With probabilities and for an array it is the same. Rows that are
# divided into training and test by such a draw are in the training set several times or, if the test set is drawn and the rest is taken for training, the test
# set is smaller than its length says; a bootstrap is what a subsample was asked for. A request for more elements than there are, which NumPy rejects, is
# filled. permutation and shuffle have each element once.
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
    <PackageReference Include="NumSharp" Version="[0.70.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using NumSharp;

np.random.seed(1);
var equal = Enumerable.Repeat(0.1, 10).ToArray();
Show("choice(10, 10, replace: false)", () => np.random.choice(10, new Shape(10), replace: false));
Show("choice(array, 10, replace: false)", () => np.random.choice(np.arange(10), new Shape(10), replace: false));
Show("choice(10, 10, replace: false, p: equal)", () => np.random.choice(10, new Shape(10), replace: false, p: equal));
Show("choice(10, 10)", () => np.random.choice(10, new Shape(10)));
Show("permutation(10)", () => np.random.permutation(10));
Console.WriteLine($"choice(3, 5, replace: false) has {np.random.choice(3, new Shape(5), replace: false).size} elements");

static void Show(string call, Func<NDArray> draw)
{
    List<int> counts = [];
    for (var i = 0; i < 1000; i++)
    {
        var drawn = draw();
        counts.Add(Enumerable.Range(0, 10).Select(place => drawn[place].ToString()).Distinct().Count());
    }
    var complete = counts.Count(count => count == 10);
    Console.WriteLine(FormattableString.Invariant($"{call}: {counts.Average():0.0} of 10 elements on average, all ten in {complete} of 1000 draws"));
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
choice(10, 10, replace: false): 6.5 of 10 elements on average, all ten in 1 of 1000 draws
choice(array, 10, replace: false): 6.5 of 10 elements on average, all ten in 1 of 1000 draws
choice(10, 10, replace: false, p: equal): 6.5 of 10 elements on average, all ten in 0 of 1000 draws
choice(10, 10): 6.5 of 10 elements on average, all ten in 0 of 1000 draws
permutation(10): 10.0 of 10 elements on average, all ten in 1000 of 1000 draws
choice(3, 5, replace: false) has 5 elements
EXPECTED
echo "as described"
