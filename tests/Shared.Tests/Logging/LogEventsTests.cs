using System.Reflection;
using System.Text.RegularExpressions;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Tests.Sources;
using Serilog.Events;
using Serilog.Parsing;

namespace ActorSearch.Shared.Tests.Logging;

public partial class LogEventsTests
{
    private static readonly string[] Names = [.. typeof(LogEvents).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void The_catalog_has_each_name_once()
    {
        Assert.Equal(Names.Order(), LogEvents.All.Order());
        Assert.Equal(Names.Length, Names.Distinct().Count());
    }

    [Theory]
    [InlineData("FoldScored: {Fold}", LogEvents.FoldScored)]
    [InlineData("FoldScored", null)]
    [InlineData("Fold: scored", null)]
    [InlineData("{Message:l}: FoldScored", null)]
    public void An_event_is_known_by_the_name_of_the_catalog_alone(string template, string? name) =>
        Assert.Equal(name, LogEvents.IdOf(new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Error, null, new MessageTemplateParser().Parse(template), [])));

    [Fact]
    public void Every_name_has_an_event_and_no_source_writes_one_by_hand()
    {
        var sources = SourceFiles.All().Where(source => source.File.StartsWith("src", StringComparison.Ordinal) && !source.File.EndsWith("LogEvents.cs", StringComparison.Ordinal))
            .SelectMany(source => source.Lines).ToList();

        Assert.DoesNotContain(sources, line => Named().Match(line) is { Success: true } match && Names.Contains(match.Groups[1].Value));
        Assert.Equal(Names.Order(), sources.SelectMany(line => Used().Matches(line)).Select(match => match.Groups[1].Value).Distinct().Where(Names.Contains).Order());
    }

    [GeneratedRegex("\"([A-Z][A-Za-z]+): ")]
    private static partial Regex Named();

    [GeneratedRegex(@"\bLogEvents\.(\w+)")]
    private static partial Regex Used();
}
