using System.Text.Json;
using ActorSearch.Shared.Logging;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>The log of a whole search, with folds that fail among the others, read line by line.</summary>
public sealed class LogNamesTests : IDisposable
{
    private readonly Workshop _workshop = new();

    [Fact]
    public async Task Every_property_of_a_search_s_log_is_called_as_the_one_list_says()
    {
        var experiment = Workshop.Tiny
            .Replace("kind = adam, learning-rate = 0.01", "kind = sgd, learning-rate = 0.01", StringComparison.Ordinal)
            .Replace("[0.01, 0.001]", "[0.01, 1e7]", StringComparison.Ordinal);
        _workshop.Write("tiny.conf", experiment);
        using (var run = Coordinator.StartInShell(_workshop.Folder, $"{LogFiles.LevelVariable}=debug \"$@\" run tiny.conf --out out"))
        {
            (await run.End()).With(3);
        }

        var events = File.ReadLines(Path.Combine(_workshop["out"], "log", "coordinator.clef")).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.All(events, happened =>
        {
            Assert.All(
                happened.EnumerateObject().Select(property => property.Name).Where(name => !name.StartsWith('@')),
                name => Assert.True(LogNames.All.Contains(name), $"{name} is not in the list: {happened}"));
            Assert.Equal("tiny", happened.GetProperty(LogNames.Study).GetString());
        });
        Assert.All(LogNames.Subject, name => Assert.Contains(events, happened => happened.TryGetProperty(name, out _)));
        Has("FoldScored", 2, [.. LogNames.Subject]);
        Has("FoldFailed", 2, [.. LogNames.Subject.Remove(LogNames.Loss)]);
        Has("RefitTrained", 3, [.. LogNames.Subject.Remove(LogNames.Configuration).Remove(LogNames.Fold)]);
        Has("Trained: {Work:l} has loss {Loss} at", 2, [.. LogNames.Subject]);

        void Has(string beginning, int count, string[] names)
        {
            var kind = events.Where(happened => happened.GetProperty("@mt").GetString()!.StartsWith(beginning, StringComparison.Ordinal)).ToList();
            Assert.Equal(count, kind.Count);
            Assert.All(kind, happened => Assert.All(names, name => Assert.True(happened.TryGetProperty(name, out _), $"{beginning} has no {name}.")));
        }
    }

    public void Dispose() => _workshop.Dispose();
}
