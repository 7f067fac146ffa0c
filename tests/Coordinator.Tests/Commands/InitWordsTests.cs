using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Tests.EndToEnd;

namespace ActorSearch.Coordinator.Tests.Commands;

/// <summary>What <c>init</c> prints on the table.</summary>
public sealed class InitWordsTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("number,x,y", 3, "from 1 column; 60 rows; not inputs: id number")]
    [InlineData("size,x,y", 0, "from 2 columns; 60 rows")]
    public void A_column_that_becomes_an_id_is_named(string header, int step, string end)
    {
        var table = _workshop.Write("t.csv", $"{header}\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{50 + (step == 0 ? row % 7 : step * row)},{row * 7 % 13}.5,{row * 11 % 17}.25\n")));
        StringWriter output = new(), error = new();

        Assert.True(new InitCommand(Terminal.Plain(output), error).Do(new InitOptions(table, null, null, _workshop["t.conf"])) == 0, error.ToString());

        Assert.EndsWith(end, output.ToString().Split('\n')[0].TrimEnd(), StringComparison.Ordinal);
    }
}
