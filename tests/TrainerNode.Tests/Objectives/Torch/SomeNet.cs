using ActorSearch.Abstractions;
using ActorSearch.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests.Objectives.Torch;

/// <summary>A module that a test builds, as an objective.</summary>
internal sealed class SomeNet(Func<TorchShape, nn.Module<Tensor, Tensor>> build, TorchLoss? loss = null, Action<string, Tensor, IRandomStream>? draw = null) : TorchObjective
{
    public override string Name => "some";

    protected override IReadOnlyList<ObjectiveParameter> ModelParameters => [];

    protected internal override TorchLoss Loss => loss ?? TorchLoss.MeanSquaredError;

    protected internal override nn.Module<Tensor, Tensor> Build(Trial trial, TorchShape shape) => build(shape);

    protected internal override void Draw(string name, Tensor parameter, IRandomStream stream)
    {
        if (draw is null) base.Draw(name, parameter, stream);
        else draw(name, parameter, stream);
    }

    /// <summary>Scales each input by a parameter of its own.</summary>
    internal sealed class Scales : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter _factors;
        private readonly Linear _last;

        public Scales(int inputs)
            : base(nameof(Scales))
        {
            (_factors, _last) = (new Parameter(rand(inputs)), nn.Linear(inputs, 1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _last.call(input.mul(_factors));
    }
}
