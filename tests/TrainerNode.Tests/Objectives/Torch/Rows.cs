using System.Globalization;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Randomness;
using ActorSearch.Torch.Schedules;
using ActorSearch.TrainerNode.Objectives;

namespace ActorSearch.TrainerNode.Tests.Objectives.Torch;

/// <summary>Trainings over 33 generated rows with three inputs.</summary>
internal static class Rows
{
    public const int Count = 33;

    public static ObjectiveRows Of(bool classes = false)
    {
        var stream = RandomStream.For(4, StreamPurpose.GeneratedData);
        double[] inputs = new double[3 * Count], targets = new double[Count];
        for (var i = 0; i < inputs.Length; i++) inputs[i] = 50 + (10 * stream.NextNormal());
        for (var row = 0; row < Count; row++)
        {
            var sum = inputs[3 * row] - (2 * inputs[(3 * row) + 1]) + 50;
            targets[row] = classes ? (sum > 0 ? 1 : 0) : 1000 + sum;
        }

        return new ObjectiveRows(inputs, targets) { InputNames = ["a", "b", "c"], TargetName = "y", Classes = classes ? ["no", "yes"] : [] };
    }

    /// <summary>The first rows to train on and the others to validate on.</summary>
    public static TrainingTask Task(int epochs = 3, int training = 25, string? folder = null, int mostEpochs = 0, params (string Name, string Value)[] values) => new()
    {
        Trial = Trial(values),
        Fold = 0,
        Repeat = 0,
        Epochs = epochs,
        MaxEpochs = mostEpochs,
        Seed = 1,
        Random = new TrainingStreams(TrainingSeed.ForFold(1, 0, 0)),
        ModelFolder = folder,
        TrainingRows = Enumerable.Range(0, training).ToArray(),
        ValidationRows = Enumerable.Range(training, Count - training).ToArray(),
    };

    public static Trial Trial(params (string Name, string Value)[] values)
    {
        var all = new Dictionary<string, string>
        {
            ["optimizer.kind"] = "adam",
            ["optimizer.learning-rate"] = "0.05",
            ["optimizer.weight-decay"] = "0",
            ["optimizer.momentum"] = "0",
            ["training.batch-size"] = "8",
            ["training.clip-norm"] = "0",
        };
        foreach (var parameter in RateSchedule.Parameters) all[parameter.Name] = string.Create(CultureInfo.InvariantCulture, $"{parameter.Default}");
        foreach (var (name, value) in values) all[name] = value;
        return new Trial(all);
    }

    /// <summary>Trains with a new run.</summary>
    public static (TrainingEnd End, List<EpochReport> Epochs) Train(IObjective objective, TrainingTask task, ObjectiveRows? rows = null)
    {
        using var run = objective.Open(new ObjectiveData { Rows = Count, Train = rows ?? Of() });
        List<EpochReport> epochs = [];
        var end = run.Train(task, report => { epochs.Add(report); return true; }, CancellationToken.None);
        return (end, epochs);
    }
}
