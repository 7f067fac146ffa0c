using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Metrics.Labels;
using ActorSearch.TrainerNode.Metrics.Probabilities;

namespace ActorSearch.TrainerNode.Tests.Metrics;

public class MemoryOfMetricsTests
{
    private const int Rows = 20_000;

    public static TheoryData<Metric> OfClasses => [new RocAuc(), new WeightedRocAuc(), new AveragePrecision(), new PairwiseRocAuc(), new LogLoss(), new BrierScore(), new CalibrationError(15)];

    public static TheoryData<Metric> OfLabels => [new LabelRocAucMacro(), new LabelAveragePrecision(), new LabelLogLoss()];

    [Theory]
    [MemberData(nameof(OfClasses))]
    public void A_metric_of_classes_copies_nothing_for_each_class(Metric metric) => Assert.InRange(Allocated(metric, 12, hasLabels: false), 0, AFewNumbersOfEachRow);

    [Theory]
    [MemberData(nameof(OfLabels))]
    public void A_metric_of_labels_copies_nothing_for_each_label(Metric metric) => Assert.InRange(Allocated(metric, 12, hasLabels: true), 0, AFewNumbersOfEachRow);

    // Far less than one number for each row and class.
    private static long AFewNumbersOfEachRow => 5 * sizeof(float) * Rows;

    private static long Allocated(Metric metric, int classes, bool hasLabels)
    {
        var stream = RandomStream.For(1, StreamPurpose.GeneratedData);
        var outputs = new float[Rows * classes];
        foreach (ref var output in outputs.AsSpan()) output = stream.NextSingle();
        var rows = new PredictedRows(outputs, Enumerable.Range(0, Rows).Select(row => (float)(hasLabels ? row * 37 % (1 << classes) : row % classes)).ToArray(), classes) { HasLabels = hasLabels };
        _ = metric.Compute(rows);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var value = metric.Compute(rows);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(double.IsFinite(value));
        return allocated;
    }
}
