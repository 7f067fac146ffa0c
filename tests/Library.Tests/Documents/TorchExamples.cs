using ActorSearch.Abstractions;
using ActorSearch.Torch;
using static TorchSharp.torch;

namespace ActorSearch.Library.Tests.Documents;

/// <summary>The class of the README of the package for TorchSharp.</summary>
public sealed class Net : TorchObjective
{
    public override string Name => "net-of-mine";

    protected override IReadOnlyList<ObjectiveParameter> ModelParameters { get; } = [ObjectiveParameter.Whole("width", 32, low: 1, high: 4096)];

    protected override nn.Module<Tensor, Tensor> Build(Trial trial, TorchShape shape) =>
        nn.Sequential(nn.Linear(shape.Inputs, trial.Whole("width")), nn.ReLU(), nn.Linear(trial.Whole("width"), shape.Outputs));
}

/// <summary>The class of docs/objectives.md.</summary>
public sealed class LstmObjective : TorchObjective
{
    public override string Name => "lstm";

    protected override IReadOnlyList<ObjectiveParameter> ModelParameters { get; } = [ObjectiveParameter.Whole("hidden", 16, low: 1, high: 1024)];

    protected override nn.Module<Tensor, Tensor> Build(Trial trial, TorchShape shape) => new SeriesNet(trial.Whole("hidden"));
}

internal sealed class SeriesNet : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _last;
    private readonly TorchSharp.Modules.LSTM _lstm;

    public SeriesNet(long hidden)
        : base(nameof(SeriesNet))
    {
        (_lstm, _last) = (nn.LSTM(1, hidden, batchFirst: true), nn.Linear(hidden, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _last.call(_lstm.call(input.unsqueeze(2)).Item1.select(1, -1));
}
