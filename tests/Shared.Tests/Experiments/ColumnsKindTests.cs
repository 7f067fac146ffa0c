using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Tests.Experiments;

public sealed class ColumnsKindTests
{
    private static readonly ColumnsKind Kind = new();

    [Theory]
    [InlineData("{ }", "{}")]
    [InlineData("{ sex = category, age = number }", "{\"age\": \"number\", \"sex\": \"category\"}")]
    [InlineData("{ when { as = parts, type = date } }", "{\"when\": {\"type\": \"date\", \"as\": \"parts\"}}")]
    [InlineData("{ when { type = time, format = \"dd/MM/yyyy\" } }", "{\"when\": {\"type\": \"time\", \"format\": \"dd/MM/yyyy\"}}")]
    [InlineData("{ age { scale = none, impute = mean } }", "{\"age\": {\"impute\": \"mean\", \"scale\": \"none\"}}")]
    [InlineData("{ code { encode = target, type = category } }", "{\"code\": {\"type\": \"category\", \"encode\": \"target\"}}")]
    [InlineData("{ a.b = id, \"c d\" = fold }", "{\"a.b\": \"id\", \"c d\": \"fold\"}")]
    public void Columns_have_one_canonical_text_that_is_read_again(string written, string canonical)
    {
        Assert.True(Kind.TryRead(Tree(written), out var columns));
        Assert.Equal(canonical, Kind.Format(columns));
        Assert.True(Kind.TryParse(canonical, out var again));
        Assert.Equal(columns, again);
    }

    [Theory]
    [InlineData("number")]
    [InlineData("{ age = text }")]
    [InlineData("{ age { type = number, as = parts } }")]
    [InlineData("{ age { type = date, as = weeks } }")]
    [InlineData("{ age { as = parts } }")]
    [InlineData("{ age { type = id, impute = mean } }")]
    [InlineData("{ age = [number] }")]
    public void What_is_not_a_type_is_refused(string written) => Assert.False(Kind.TryRead(Tree(written), out _));

    private static HoconTree Tree(string written) =>
        HoconReader.TryRead($"columns = {written}", out var document, out _) ? document.Root.Fields[0].Value : throw new FormatException(written);
}
