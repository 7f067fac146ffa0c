using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Training.Schedules;

/// <summary>The same rate throughout.</summary>
public sealed record ConstantRate : ScheduleSettings
{
    public static readonly Kind<ScheduleSettings> Kind = new("constant", _ => new ConstantRate());

    /// <inheritdoc/>
    public override double Factor(SchedulePlace at, ReadOnlySpan<double> losses) => 1;
}
