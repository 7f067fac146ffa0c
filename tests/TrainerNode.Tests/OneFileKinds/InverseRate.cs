using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Tests.OneFileKinds;

/// <summary>The rate divided by 1 + decay · epoch.</summary>
/// <param name="Decay">≥ 0.</param>
public sealed record InverseRate(double Decay) : ScheduleSettings
{
    private static readonly Setting<double> Fall =
        Define.Number("training.schedule.decay", SettingScope.Training, 0.1, "How fast the rate falls with the epochs.");

    public static readonly Kind<ScheduleSettings> Kind = new("inverse", values => new InverseRate(values.Get(Fall)), Fall);

    public override double Factor(SchedulePlace at, ReadOnlySpan<double> losses) => 1 / (1 + (Decay * at.Epoch));
}
