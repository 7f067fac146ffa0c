using ActorSearch.Abstractions;
using ActorSearch.Torch.Schedules;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ActorSearch.Torch;

/// <summary>How a module is trained, under the names that these settings have for nets.</summary>
/// <param name="BatchSize">Rows of a step.</param>
/// <param name="ClipNorm">Longest gradient; longer ones are shortened to it. 0: no limit.</param>
/// <param name="LearningRate">Before the schedule.</param>
/// <param name="Schedule">How it changes.</param>
internal sealed record ModuleTrainingSettings(int BatchSize, double ClipNorm, double LearningRate, RateSchedule Schedule)
{
    private const string Kind = "optimizer.kind", Rate = "optimizer.learning-rate", Decay = "optimizer.weight-decay", Momentum = "optimizer.momentum",
        Batch = "training.batch-size", Clip = "training.clip-norm";

    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, Trial, optim.Optimizer>> Kinds = new()
    {
        ["adam"] = (parameters, trial) => optim.Adam(parameters, trial.Number(Rate), weight_decay: trial.Number(Decay)),
        ["adamw"] = (parameters, trial) => optim.AdamW(parameters, trial.Number(Rate), weight_decay: trial.Number(Decay)),
        ["rmsprop"] = (parameters, trial) => optim.RMSProp(parameters, trial.Number(Rate), weight_decay: trial.Number(Decay), momentum: trial.Number(Momentum)),
        ["sgd"] = (parameters, trial) => optim.SGD(parameters, trial.Number(Rate), momentum: trial.Number(Momentum), weight_decay: trial.Number(Decay)),
    };

    /// <summary>The hyperparameters of every module.</summary>
    public static IReadOnlyList<ObjectiveParameter> Parameters { get; } =
    [
        ObjectiveParameter.Text(Kind, "adam", [.. Kinds.Keys]),
        ObjectiveParameter.Number(Rate, 1e-3, low: 1e-12, high: 1e6),
        ObjectiveParameter.Number(Decay, 0, low: 0, high: 1e6),
        ObjectiveParameter.Number(Momentum, 0, low: 0, high: 1),
        ObjectiveParameter.Whole(Batch, 32, low: 1),
        ObjectiveParameter.Number(Clip, 0, low: 0),
        .. RateSchedule.Parameters,
    ];

    public static ModuleTrainingSettings FromTrial(Trial trial) => new((int)trial.Whole(Batch), trial.Number(Clip), trial.Number(Rate), RateSchedule.FromTrial(trial));

    /// <summary>The optimiser of a configuration; momentum is that of sgd and rmsprop.</summary>
    public static optim.Optimizer OptimizerOf(Trial trial, IEnumerable<Parameter> parameters) => Kinds[trial.Text(Kind)](parameters, trial);
}
