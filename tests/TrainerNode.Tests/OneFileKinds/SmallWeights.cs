using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Tests.OneFileKinds;

/// <summary>Uniform in ±bound, whatever the layer's size.</summary>
/// <param name="Bound">&gt; 0.</param>
public sealed record SmallWeights(double Bound) : Initialization
{
    private static readonly Setting<double> Range =
        Define.Number("model.weight-range", SettingScope.Training, 0.05, "Bound of the initial weights.", atLeast: NumberKind.Least);

    public static readonly Kind<Initialization> Kind = new("small", values => new SmallWeights(values.Get(Range)), Range);

    public override WeightDraw Weights(int fanIn, int fanOut) => WeightDraws.Uniform(Bound);
}
