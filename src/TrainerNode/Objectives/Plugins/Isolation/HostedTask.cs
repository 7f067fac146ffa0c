using ActorSearch.Abstractions;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Objectives.Plugins.Isolation;

/// <summary>A <see cref="TrainingTask"/> in a message.</summary>
internal sealed record HostedTask(
    Dictionary<string, string> Values, int Fold, int Repeat, int? Restart, int[] TrainingRows, int[] ValidationRows, int Epochs, int MaxEpochs, ObjectiveMetric? Monitor, uint Seed, ulong StreamSeed, int StreamMember,
    string? ModelFolder)
{
    /// <param name="task">With streams of this program.</param>
    public static HostedTask FromTask(TrainingTask task)
    {
        var (seed, member) = ((TrainingStreams)task.Random).Seed.Key;
        return new HostedTask(
            task.Trial.Values.ToDictionary(), task.Fold, task.Repeat, task.Restart, task.TrainingRows.ToArray(), task.ValidationRows.ToArray(), task.Epochs, task.MaxEpochs,
            task.Monitor, task.Seed, seed, member, task.ModelFolder);
    }

    /// <summary>The same in this process.</summary>
    public TrainingTask Task() => new()
    {
        Trial = new Trial(Values),
        Fold = Fold,
        Repeat = Repeat,
        Restart = Restart,
        TrainingRows = TrainingRows,
        ValidationRows = ValidationRows,
        Epochs = Epochs,
        MaxEpochs = MaxEpochs,
        Monitor = Monitor,
        Seed = Seed,
        Random = new TrainingStreams(TrainingSeed.Derive((StreamSeed, StreamMember))),
        ModelFolder = ModelFolder,
    };
}
