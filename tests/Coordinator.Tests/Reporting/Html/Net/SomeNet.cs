using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Reporting.Html.Net;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Coordinator.Tests.Reporting.Html.Net;

/// <summary>A small classifying net for tests: two rows of each class, of which the first is held for the second class.</summary>
internal static class SomeNet
{
    /// <summary>What is known of it.</summary>
    public static NetAnalysis Analysis(params string[] classes)
    {
        var count = classes.Length;
        int[] labels = [.. Enumerable.Range(0, 2 * count).Select(row => row % count)];
        int[] predicted = [.. labels.Select((label, row) => row == 0 ? 1 : label)];
        var confusion = labels.Select(_ => new int[count]).Take(count).ToArray();
        foreach (var (label, held) in labels.Zip(predicted))
        {
            confusion[label][held]++;
        }

        return new NetAnalysis(
            "a model",
            classes,
            "test",
            confusion,
            [new WeightHistogram("0.weight", -0.5, 0.5, [1, 5, 12]), new WeightHistogram("3.weight", -1, 1, [20, 20]), new WeightHistogram("5.weight", 0, 0, [9])],
            new NetMap(1, 0.25, [.. Enumerable.Range(0, labels.Length)], labels, predicted, [.. Enumerable.Range(0, 2 * labels.Length).Select(i => (float?)(i * 7 % 5))]),
            [new ScoredRow(0, 0, 1, 0.875)],
            [new ConvolutionKernels("0.weight", [2, 1, 3, 3], Numbers(18))],
            [Chosen(1, 1, 1, "look-alike", count), Chosen(0, 0, 1, "mistake", count)]);
    }

    /// <summary>Its rows as images of 4 × 4.</summary>
    public static DataTable Images(params string[] classes) => DataTable.FromImages(new LabelledImages(
        new ImageShape(4, 4),
        [.. classes],
        PackedImages.Create([.. Enumerable.Range(0, 2 * classes.Length * 16).Select(i => (byte)(i * 37))], 16),
        [.. Enumerable.Range(0, 2 * classes.Length).Select(row => (byte)(row % classes.Length))]));

    /// <summary>Its rows as numbers.</summary>
    public static DataTable Numbers(string input, params string[] classes) => new(
        [input, "size"],
        "taste",
        [.. Enumerable.Range(0, 4 * classes.Length).Select(i => i / 2f)],
        [.. Enumerable.Range(0, 2 * classes.Length).Select(row => (float)(row % classes.Length))])
    {
        Classes = [.. classes],
    };

    /// <summary>The study that it won: two configurations on two folds, ranked by accuracy; the second has the lower loss.</summary>
    public static ReportStudy Study(NetInsight insight, int classes)
    {
        var metric = new Accuracy();
        FoldResult[] results = [Scored(0, 0, 0.5f, 9), Scored(0, 1, 0.6f, 8), Scored(1, 0, 0.4f, 7), Scored(1, 1, 0.5f, 6)];
        var study = SomeReport.Of(Some.Space(SomeReport.Rate), results, i => Some.Choices((SomeReport.Rate, i == 0 ? "0.1" : "0.01")), metric: metric);
        return study with { Insight = insight, Fit = new Fit.Missing("See below."), Refits = [new RefitResult(0, 2, [1, 0.5f], Score(classes), Score(classes))] };
    }

    /// <summary>A fold that found so many of ten rows.</summary>
    public static FoldResult Scored(int configuration, int fold, float loss, int right)
    {
        var result = Some.Scored(configuration, fold, loss);
        var scored = (FoldOutcome.Scored)result.Outcome;
        return result with
        {
            Outcome = scored with
            {
                Curves = scored.Curves with { Metrics = [new MetricCurve("accuracy", [right / 10.0, 0.1, 0.2])] },
                Metrics = SomeMetrics.Classes([new ClassCounts(10, right, right)], right),
            },
        };
    }

    private static Score Score(int classes) => new(0.5f, SomeMetrics.Classes([.. Enumerable.Repeat(new ClassCounts(2, 2, 2), classes)], 2 * classes));

    private static ChosenRow Chosen(int row, int label, int held, string why, int classes) => new(
        row,
        label,
        held,
        0.875,
        why,
        [.. Enumerable.Range(0, classes).Select(i => (float?)(i == held ? 0.875f : 0.125f / (classes - 1)))],
        [
            new LayerActivations("0.convolution", [2, 4, 4], Numbers(32)), new LayerActivations("0.pooled", [2, 2, 2], Numbers(8)),
            new LayerActivations("3.linear", [5], [0, 1, 2, 3, 4]), new LayerActivations("output", [classes], Numbers(classes)),
        ],
        4,
        4,
        [.. Enumerable.Range(0, 16).Select(i => i * 16)]);

    private static float?[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => (float?)((i * 13 % 11) - 5))];
}
