using System.Text;
using ActorSearch.Coordinator.Logs;
using ActorSearch.Shared.Checking;
using Serilog.Events;

namespace ActorSearch.Coordinator.Tests.Logs;

public class LogFilterTests
{
    private static readonly string[] Lines =
    [
        LogWriter.Line(0, "plain", ",\"Process\":\"coordinator\""),
        LogWriter.Line(1, "three", ",\"Configuration\":12,\"Fold\":3,\"Node\":\"n-1\",\"NodeName\":\"west\",\"Loss\":0.25"),
        LogWriter.Line(2, "thirty", ",\"@l\":\"Warning\",\"Configuration\":1,\"Fold\":30,\"Node\":\"n-2\",\"NodeName\":\"ea\\\"st\",\"Loss\":\"NaN\""),
        LogWriter.Line(3, "error", ",\"@l\":\"Error\",\"Configuration\":1,\"Fold\":3,\"Loss\":1e300,\"@x\":\"boom\""),
    ];

    [Theory]
    [InlineData(LogEventLevel.Verbose, "plain three thirty error")]
    [InlineData(LogEventLevel.Information, "plain three thirty error")]
    [InlineData(LogEventLevel.Warning, "thirty error")]
    [InlineData(LogEventLevel.Error, "error")]
    public void A_level_is_the_least_one(LogEventLevel least, string passed) => Assert.Equal(passed, Passed(new LogFilter(least)));

    [Theory]
    [InlineData("n-1", "three")]
    [InlineData("west", "three")]
    [InlineData("ea\"st", "thirty")]
    [InlineData("coordinator", "plain")]
    [InlineData("n", "")]
    public void A_node_is_told_by_its_id_its_name_or_its_process(string node, string passed) =>
        Assert.Equal(passed, Passed(new LogFilter(node: node)));

    [Theory]
    [InlineData("3", "three error")]
    [InlineData("12/3", "three")]
    [InlineData("30", "thirty")]
    [InlineData("0", "")]
    public void A_fold_is_told_with_or_without_its_configuration(string fold, string passed) =>
        Assert.Equal(passed, Passed(new LogFilter(fold: FoldSelector.Parse(fold))));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("3/")]
    [InlineData("1/2/3")]
    [InlineData("three")]
    public void Anything_else_is_no_fold(string text) => Assert.Null(FoldSelector.Parse(text));

    [Theory]
    [InlineData("Loss > 0.2", "three error")]
    [InlineData("Loss < 1", "three")]
    [InlineData("Loss = 'NaN'", "thirty")]
    [InlineData("Fold = 3 and Configuration = 1", "error")]
    [InlineData("@l = 'Warning'", "thirty")]
    [InlineData("@m like 'th%'", "three thirty")]
    [InlineData("@x is not null", "error")]
    [InlineData("Loss * 100000000000000000000 > 1", "three")]
    public void An_expression_is_one_of_Serilog(string expression, string passed) =>
        Assert.Equal(passed, Passed(new LogFilter(expression: Parsed(expression))));

    [Theory]
    [InlineData("1e-30", "Loss > 0", true)]
    [InlineData("1e-30", "Loss = 0", false)]
    [InlineData("1e-30", "Loss < 0.000000000001", true)]
    [InlineData("5e-324", "Loss > 0", true)]
    [InlineData("-1e-30", "Loss < 0", true)]
    [InlineData("0.0", "Loss = 0", true)]
    [InlineData("-0.0", "Loss = 0", true)]
    [InlineData("1e30", "Loss > 79000000000000000000000000000", true)]
    public void A_number_that_decimals_do_not_hold_keeps_its_side(string loss, string expression, bool holds)
    {
        var line = LogLine.Read(Encoding.UTF8.GetBytes(LogWriter.Line(0, "scored", $",\"Loss\":{loss}")), out _);
        Assert.Equal(holds, Parsed(expression).Holds(line!));
    }

    [Theory]
    [InlineData("Loss >> 0.2", 7)]
    [InlineData("Loss > ", 8)]
    [InlineData("", 1)]
    [InlineData("Loss > 0.2 and nothere(Fold)", 16)]
    [InlineData("Loss > 0.2 and Length()", 16)]
    [InlineData("Loss > 'a", 10)]
    [InlineData("Loss > 0.2 Fold", 12)]
    public void A_mistake_in_an_expression_is_one_sentence_with_its_place(string expression, int place)
    {
        var mistake = Assert.Single(Assert.IsType<Checked<LogExpression>.Wrong>(LogExpression.Parse(expression)).Mistakes);

        Assert.StartsWith($"--expr: at character {place} of \"{expression}\": ", mistake.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', mistake.ToString());
    }

    private static LogExpression Parsed(string text) => Search.Right(LogExpression.Parse(text));

    private static string Passed(LogFilter filter) => LogWriter.Said(Lines.Select(Encoding.UTF8.GetBytes)
        .Where(line => filter.MayPass(line)).Select(line => LogLine.Read(line, out _)!).Where(filter.Passes));
}
