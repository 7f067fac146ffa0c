using ActorSearch.Abstractions;
using ActorSearch.Torch;
using static TorchSharp.torch;

namespace ActorSearch.Samples.TorchLstm;

/// <summary>The next value of a series from the values before it.</summary>
public sealed class LstmObjective : TorchObjective
{
    public override string Name => "lstm";

    protected override IReadOnlyList<ObjectiveParameter> ModelParameters { get; } =
    [
        ObjectiveParameter.Whole("hidden", 16, low: 1, high: 1024),
        ObjectiveParameter.Whole("layers", 1, low: 1, high: 8),
        ObjectiveParameter.Number("dropout", 0, low: 0, high: 0.9),
    ];

    protected override nn.Module<Tensor, Tensor> Build(Trial trial, TorchShape shape) =>
        new SeriesNet(trial.Whole("hidden"), trial.Whole("layers"), trial.Number("dropout"));
}
