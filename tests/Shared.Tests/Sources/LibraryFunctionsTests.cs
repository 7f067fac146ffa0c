using System.Text.RegularExpressions;

namespace ActorSearch.Shared.Tests.Sources;

/// <summary>Functions of the C library have other last bits on other systems, so that results must not depend on them.</summary>
public partial class LibraryFunctionsTests
{
    /// <summary>What draws, describes or schedules, and changes no result.</summary>
    private static readonly string[] Free =
    [
        "src/Coordinator/Dashboard/", "src/Coordinator/Overview/", "src/Coordinator/Reporting/", "src/Coordinator/State/Costs/", "src/Coordinator/Wording/",
        "src/Shared/Statistics/", "src/TrainerNode/Analysis/",
    ];

    [Fact]
    public void What_results_depend_on_computes_its_own_logarithms_and_sines()
    {
        var found = SourceFiles.All()
            .Where(source => source.File.StartsWith("src/", StringComparison.Ordinal) && !Free.Any(folder => source.File.StartsWith(folder, StringComparison.Ordinal)))
            .SelectMany(source => source.Lines.Where(line => LibraryFunction().IsMatch(line)).Select(line => $"{source.File}: {line.Trim()}")).ToList();

        Assert.True(found.Count == 0, $"Take Elementary instead: {string.Join("; ", found)}.");
    }

    [Theory]
    [InlineData("var radius = MathF.Sqrt(-2 * MathF.Log(x));", true)]
    [InlineData("var (sine, cosine) = Math.SinCos(x);", true)]
    [InlineData("result = double.Exp(x);", true)]
    [InlineData("result = float.Pow(x, 2);", true)]
    [InlineData("result = Math.Sqrt(x) + Math.Round(y) + Elementary.Log(z);", false)]
    public void A_function_of_the_library_is_recognized(string line, bool isOne) => Assert.Equal(isOne, LibraryFunction().IsMatch(line));

    // Roots are rounded correctly everywhere.
    [GeneratedRegex(@"\b(?:Math|MathF|double|float|TFloat|T)\.(?:Exp|Exp2|Exp10|ExpM1|Log|Log2|Log10|LogP1|Pow|Cbrt|Hypot|Sin|Cos|Tan|SinCos|SinPi|CosPi|SinCosPi|Asin|Acos|Atan|Atan2|Sinh|Cosh|Tanh|Asinh|Acosh|Atanh)\(")]
    private static partial Regex LibraryFunction();
}
