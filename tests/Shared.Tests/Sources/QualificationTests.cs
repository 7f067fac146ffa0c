using System.Text.RegularExpressions;

namespace ActorSearch.Shared.Tests.Sources;

/// <summary>A rule of <c>.editorconfig</c> that no build looks at: members are named without their instance.</summary>
public partial class QualificationTests
{
    [Fact]
    public void No_member_is_qualified() => Assert.Empty(
        from source in SourceFiles.All()
        from line in source.Lines
        where Qualified().IsMatch(line)
        select (source.File, line));

    [Theory]
    [InlineData("return this", ".Sum;", true)]
    [InlineData("return _this", ".Sum;", false)]
    [InlineData("public static int Of(this string text)", "", false)]
    public void A_qualified_member_is_seen(string before, string after, bool seen) => Assert.Equal(seen, Qualified().IsMatch(before + after));

    [GeneratedRegex(@"\bthis\.\w")]
    private static partial Regex Qualified();
}
