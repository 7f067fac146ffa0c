using System.Text.Json;
using ActorSearch.Coordinator.Tests.EndToEnd;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>What a collector of OpenTelemetry gets of a search of two processes.</summary>
public sealed class TraceTests
{
    [UnixFact]
    public async Task A_fold_is_one_trace_from_its_grant_through_its_training_in_another_process_to_its_commit()
    {
        using var receiver = new SpanReceiver();
        using var site = new Site(Workshop.Tiny);
        string[] sent = ["--set", $"actorsearch.log.otlp.url={receiver.Url}", "--set", "actorsearch.log.otlp.protocol=http"];
        var coordinator = site.Coordinator(sent);
        var trainer = site.Trainer("traced", ["--once", .. sent]);

        (await coordinator.End()).With(0);
        (await trainer.End()).With(0);

        var spans = receiver.Spans;
        var folds = spans.Where(span => span.Name == "fold").ToList();
        Assert.Equal(4, folds.Count);
        Assert.Equal(4, folds.Select(fold => (fold.Tags["Configuration"], fold.Tags["Fold"])).Distinct().Count());
        Assert.Equal((3, 2), (spans.Count(span => span.Name == "refit"), spans.Count(span => span.Name == "out-of-fold")));
        Assert.All(spans.Where(span => span.Name is "fold" or "refit" or "out-of-fold"), work =>
        {
            var training = Assert.Single(spans, span => span.Name == "training" && span.Trace == work.Trace);
            var commit = Assert.Single(spans, span => span.Name == "commit" && span.Trace == work.Trace);
            Assert.Equal(("", work.Id, training.Id), (work.Parent, training.Parent, commit.Parent));
            Assert.Equal(("coordinator", work.Tags["Node"], "coordinator"), (work.Process, training.Process, commit.Process));
            Assert.Equal((work.Tags["Attempt"], work.Tags["Node"]), (training.Tags["Attempt"], training.Tags["Node"]));
            Assert.Equal((0L, "tiny"), (training.Tags["Slot"], work.Tags["Study"]));
            Assert.True(training.End >= training.Start && (long)training.Tags["Epochs"] > 0);
        });
        Assert.All(folds, fold => Assert.Equal(fold.Tags["Loss"], spans.Single(span => span.Name == "training" && span.Trace == fold.Trace).Tags["Loss"]));
        Assert.Equal(27, spans.Count);

        var logged = site.Log().Where(line => line.Contains("\"@mt\":\"FoldScored:", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            folds.Select(fold => (fold.Trace, fold.Id)).Order(),
            logged.Select(line => (line.GetProperty("@tr").GetString()!, line.GetProperty("@sp").GetString()!)).Order());
    }
}
