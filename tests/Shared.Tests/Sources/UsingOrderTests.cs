namespace ActorSearch.Shared.Tests.Sources;

/// <summary>
/// What the compiler and the check of white space leave to look at: using directives stand in the order in which <c>dotnet format</c> puts them.
/// Its own check would compile everything a second time.
/// </summary>
public class UsingOrderTests
{
    [Fact]
    public void Using_directives_of_all_files_are_in_order()
    {
        var wrong = SourceFiles.All().Select(source => (source.File, First: FirstOutOfOrder(source.Lines))).Where(each => each.First is not null);

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(null, "using System.Text;", "using Akka.Actor;", "using Akka.Cluster;", "using static System.Math;", "using Bytes = System.Byte;")]
    [InlineData("using System;", "using Akka;", "using System;")]
    [InlineData("using A.B;", "using A.C;", "using A.B;")]
    [InlineData("using B;", "using static A;", "using B;")]
    [InlineData(null, "using Akka;", "", "namespace A;", "using System;")]
    public void The_first_that_stands_too_late_is_named(string? named, params string[] lines) => Assert.Equal(named, FirstOutOfOrder(lines));

    /// <summary>System before all others, directives with <c>static</c> behind these, aliases last.</summary>
    private static string? FirstOutOfOrder(IEnumerable<string> lines)
    {
        var usings = lines.TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';')).ToList();
        return usings.Zip(usings.Skip(1)).FirstOrDefault(pair => Compare(pair.First, pair.Second) > 0).Second;
    }

    private static int Compare(string first, string second)
    {
        var (one, other) = (Key(first), Key(second));
        return one.Kind != other.Kind ? one.Kind - other.Kind : string.Compare(one.Name, other.Name, StringComparison.OrdinalIgnoreCase);
    }

    private static (int Kind, string Name) Key(string line)
    {
        var name = line["using ".Length..^1];
        var kind = name.Contains('=', StringComparison.Ordinal) ? 4 : name.StartsWith("static ", StringComparison.Ordinal) ? 2 : 0;
        var of = kind == 2 ? name["static ".Length..] : name;
        // A dot comes before everything that a name may contain.
        return (kind + (of == "System" || of.StartsWith("System.", StringComparison.Ordinal) || kind == 4 ? 0 : 1), of.Replace('.', ' '));
    }
}
