using System.Text.RegularExpressions;

namespace ActorSearch.Shared.Tests.Sources;

public partial class NamesTests
{
    [Fact]
    public void No_two_types_share_a_name()
    {
        var repeated = Sources()
            .SelectMany(source => source.Lines.Select(line => TypeName().Match(line)).Where(match => match.Success).Select(match => (Name: match.Groups[1].Value, source.File)))
            .GroupBy(type => type.Name).Where(types => types.Select(type => type.File).Distinct().Count() > 1)
            .Select(types => $"{types.Key} in {string.Join(" and ", types.Select(type => type.File))}").ToList();

        Assert.True(repeated.Count == 0, $"A name stands for one thing: {string.Join("; ", repeated)}.");
    }

    [Fact]
    public void No_method_is_called_Of()
    {
        var found = Sources()
            .SelectMany(source => source.Lines.Where(line => MethodOf().IsMatch(line)).Select(line => $"{source.File}: {line.Trim()}")).ToList();

        Assert.True(found.Count == 0, $"Call it by what it does, for example Create, Parse or Compute: {string.Join("; ", found)}.");
    }

    [Theory]
    [InlineData("public sealed record Frame(int Length);", "Frame")]
    [InlineData("internal readonly record struct Frame<T>(T Item)", "Frame")]
    [InlineData("public static partial class Frame", "Frame")]
    [InlineData("internal delegate void Frame(int length);", "Frame")]
    [InlineData("    public sealed record Scored(double Cost) : Outcome;", "")]
    public void The_name_of_a_type_is_that_of_its_declaration(string line, string name) => Assert.Equal(name, TypeName().Match(line).Groups[1].Value);

    [Theory]
    [InlineData("    public static Frame Of(int length) => new(length);", true)]
    [InlineData("    private static (int A, int B)? Of<T>(T item)", true)]
    [InlineData("    protected abstract double Of(double error);", true)]
    [InlineData("    public static Frame FrameOf(int length) => Other.Of(length);", false)]
    [InlineData("    private readonly Frame _frame = Frame.Of(3);", false)]
    public void A_method_is_recognized_by_its_declaration(string line, bool isDeclared) => Assert.Equal(isDeclared, MethodOf().IsMatch(line));

    // Cases of a closed union are nested in it and are written with its name: FoldOutcome.Failed and RefitEnd.Failed are two names.
    [GeneratedRegex(@"^(?:(?:public|internal|static|sealed|abstract|partial|readonly|ref|unsafe) )+(?:class|record struct|record|struct|interface|enum|delegate [\w<>?\[\], ]+?) (\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^\s+(?:(?:public|internal|private|protected|static|abstract|virtual|override|sealed|async|unsafe|extern) )+[^=;]*(?<![.\w])Of(?:<[\w, ]+>)?\(")]
    private static partial Regex MethodOf();

    private static IEnumerable<(string File, string[] Lines)> Sources() =>
        SourceFiles.All().Where(source => source.File.StartsWith("src", StringComparison.Ordinal));
}
