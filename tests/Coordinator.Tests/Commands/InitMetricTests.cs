using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Tests.EndToEnd;

namespace ActorSearch.Coordinator.Tests.Commands;

/// <summary>The metric that <c>init</c> proposes for classes.</summary>
public sealed class InitMetricTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("no,yes", 500, "roc-auc           # accuracy says little: 998 of 1000 rows have the class \"no\"; or average-precision")]
    [InlineData("no,bad", 10, "roc-auc           # accuracy says little: 900 of 1000 rows have the class \"no\"; or balanced-accuracy")]
    [InlineData("no,yes,perhaps", 20, "balanced-accuracy # accuracy says little: 900 of 1000 rows have the class \"no\"; or macro-f1")]
    [InlineData("no,yes", 4, "accuracy          # or macro-f1, if some classes are rare")]
    public void Nearly_all_rows_of_one_class_need_another_metric_than_accuracy(string classes, int every, string words)
    {
        var names = classes.Split(',');
        var table = _workshop.Write("t.csv", "x,y\n" + string.Concat(Enumerable.Range(0, 1000).Select(row => $"{row * 7 % 13}.5,{names[row % every < names.Length - 1 ? 1 + (row % every) : 0]}\n")));
        var (made, error) = (_workshop["t.conf"], new StringWriter());

        Assert.True(new InitCommand(Terminal.Plain(new StringWriter()), error).Do(new InitOptions(table, null, null, made)) == 0, error.ToString());

        Assert.Contains($"selection.metric = {words}\n", File.ReadAllText(made), StringComparison.Ordinal);
    }
}
