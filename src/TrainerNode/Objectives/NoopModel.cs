using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>No net at all: trainings that train nothing, to try and to measure the search around them.</summary>
/// <param name="Variant">Distinguishes configurations: their losses are drawn from it. ≥ 0.</param>
/// <param name="Milliseconds">How long each epoch waits, ≥ 0.</param>
public sealed record NoopModel(int Variant, int Milliseconds) : ModelSettings
{
    public const string Word = "noop";

    private const int OneHour = 3_600_000;

    private static readonly Setting<int> Drawn =
        Define.Whole("model.variant", SettingScope.Training, 0, "Number from which noop draws its losses.", atLeast: 0, atMost: int.MaxValue);

    private static readonly Setting<int> Waited =
        Define.Whole("model.milliseconds", SettingScope.Training, 0, "Milliseconds that noop waits in each epoch.", atLeast: 0, atMost: OneHour);

    public static readonly Kind<ModelSettings> Kind = new(Word, values => new NoopModel(values.Get(Drawn), values.Get(Waited)), Drawn, Waited)
    {
        Rules =
        [
            new(RefitSection.Kind, [RefitSection.Kind],
                values => values.Text(RefitSection.Kind) is RefitSection.HoldOut or RefitSection.Folds,
                "model.kind = noop has no nets to hold rows out for or to average: set refit.kind = all-rows."),
            new(TrainingSection.Monitor, [TrainingSection.Monitor],
                values => values.Text(TrainingSection.Monitor) == TrainingSection.OfMetric,
                "model.kind = noop only draws losses and has no metric to watch: set training.monitor = loss."),
        ],
    };

    /// <inheritdoc/>
    public override string Objective => Word;

    /// <inheritdoc/>
    public override double? EpochMilliseconds => Milliseconds;
}
