using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>The parts of a net's training where no net is trained: to use one is an internal error.</summary>
public static class WithoutNet
{
    public static LossSettings Loss { get; } = new NoLoss();

    public static OptimizerSettings Optimizer { get; } = new NoOptimizer();

    public static ScheduleSettings Schedule { get; } = new NoSchedule();

    public static Initialization Initialization { get; } = new NoInitialization();

    private static InvalidOperationException Error => new("There is no net.");

    private sealed record NoLoss : LossSettings
    {
        public override double Mean(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights = default) => throw Error;

        public override float Gradient(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient) => throw Error;
    }

    private sealed record NoOptimizer() : OptimizerSettings(1)
    {
        public override IOptimizer Create(int length) => throw Error;
    }

    private sealed record NoSchedule : ScheduleSettings
    {
        public override double Factor(SchedulePlace at, ReadOnlySpan<double> losses) => throw Error;
    }

    private sealed record NoInitialization : Initialization
    {
        public override WeightDraw Weights(int fanIn, int fanOut) => throw Error;
    }
}
