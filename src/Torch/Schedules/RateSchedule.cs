using System.Runtime.InteropServices;
using ActorSearch.Abstractions;
using ActorSearch.TrainerNode.Training.Schedules;

namespace ActorSearch.Torch.Schedules;

/// <summary>How the learning rate changes during a training, under the names, defaults and rules of the schedules of nets.</summary>
/// <param name="Factor">What the rate is multiplied by in a step, given a loss for each earlier epoch.</param>
internal sealed record RateSchedule(Func<StepPlace, List<double>, double> Factor)
{
    private const string Kind = "training.schedule.kind", Every = "training.schedule.every", By = "training.schedule.factor", Floor = "training.schedule.floor",
        Warmup = "training.schedule.warmup", Start = "training.schedule.start-divisor", End = "training.schedule.end-divisor",
        Patience = "training.schedule.patience", Threshold = "training.schedule.threshold";

    private const double BelowOne = 1 - 1e-12;

    private static readonly Dictionary<string, Func<Trial, RateSchedule>> Kinds = new()
    {
        ["constant"] = _ => new((_, _) => 1),
        ["step"] = trial => Stepped((int)trial.Whole(Every), trial.Number(By)),
        ["cosine"] = trial => Cosine(trial.Number(Floor)),
        ["one-cycle"] = trial => OneCycle(trial.Number(Warmup), trial.Number(Start), trial.Number(End)),
        ["reduce-on-plateau"] = trial => Plateau(trial.Number(By), (int)trial.Whole(Patience), trial.Number(Threshold)),
    };

    /// <summary>The hyperparameters of every module; a kind reads its own.</summary>
    public static IReadOnlyList<ObjectiveParameter> Parameters { get; } =
    [
        ObjectiveParameter.Text(Kind, "constant", [.. Kinds.Keys]),
        ObjectiveParameter.Whole(Every, 10, low: 1),
        ObjectiveParameter.Number(By, 0.1, low: 1e-12, high: BelowOne),
        ObjectiveParameter.Number(Floor, 0, low: 0, high: BelowOne),
        ObjectiveParameter.Number(Warmup, 0.3, low: 1e-12, high: BelowOne),
        ObjectiveParameter.Number(Start, 25, low: 1, high: 1e30),
        ObjectiveParameter.Number(End, 10000, low: 1, high: 1e30),
        ObjectiveParameter.Whole(Patience, 10, low: 0),
        ObjectiveParameter.Number(Threshold, 1e-4, low: 0, high: BelowOne),
    ];

    public static RateSchedule FromTrial(Trial trial) => Kinds[trial.Text(Kind)](trial);

    // Multiplied once every few epochs, like PyTorch's StepLR.
    private static RateSchedule Stepped(int every, double by) => new((at, _) => ExactArithmetic.Power(by, at.Epoch / every));

    // Half a cosine over all epochs (Loshchilov and Hutter, «SGDR», 2017, without restarts).
    private static RateSchedule Cosine(double floor) => new((at, _) => floor + ((1 - floor) * ExactArithmetic.FallingCosine(at.Epoch / (double)at.Epochs)));

    private static RateSchedule OneCycle(double warmup, double startDivisor, double endDivisor) =>
        new((at, _) => RateFormulas.OneCycle(at.Before, at.Last, warmup, startDivisor, endDivisor, ExactArithmetic.FallingCosine));

    private static RateSchedule Plateau(double by, int patience, double threshold) =>
        new((_, losses) => ExactArithmetic.Power(by, RateFormulas.CountPlateaus(CollectionsMarshal.AsSpan(losses), patience, threshold)));
}
