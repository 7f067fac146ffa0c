using System.Numerics;
using System.Runtime.CompilerServices;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Training.Optimizers;

/// <summary>
/// Stochastic gradient descent with momentum (Sutskever, Martens, Dahl and Hinton, 2013, in PyTorch's form: the learning rate
/// multiplies the velocity, and the first step is the gradient's own).
/// </summary>
public sealed record Sgd(double LearningRate, double WeightDecay, double Momentum, bool Nesterov) : OptimizerSettings(LearningRate)
{
    private static readonly Setting<bool> LooksAhead =
        Define.Flag("optimizer.nesterov", SettingScope.Training, false, "Use Nesterov's momentum.");

    public static readonly Kind<OptimizerSettings> Kind = new("sgd", values => new Sgd(
            values.Get(OptimizerSection.LearningRate), values.Get(OptimizerSection.WeightDecay), values.Get(OptimizerSection.Momentum), values.Get(LooksAhead)),
        OptimizerSection.LearningRate, OptimizerSection.WeightDecay, OptimizerSection.Momentum, LooksAhead)
    {
        Rules = [new Rule(LooksAhead, [OptimizerSection.Kind, OptimizerSection.Momentum, LooksAhead],
            values => values.IsUsed(LooksAhead) && values.Get(LooksAhead) && values.Get(OptimizerSection.Momentum) == 0,
            "Nesterov's momentum needs a momentum: set optimizer.momentum above 0, or optimizer.nesterov = false.")],
    };

    /// <inheritdoc/>
    public override IOptimizer Create(int length) => new Steps(this, length);

    private sealed class Steps(Sgd settings, int length) : IOptimizer
    {
        private readonly Vector<float>[] _velocity = OptimizerVectors.State(length);
        private int _step;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double learningRate)
        {
            OptimizerVectors.Fade(_step++, _velocity);
            var stepSize = new Vector<float>((float)learningRate);
            var momentum = new Vector<float>((float)settings.Momentum);
            var decay = new Vector<float>((float)settings.WeightDecay);

            var p = OptimizerVectors.Vectors(parameters, _velocity.Length);
            var g = OptimizerVectors.Vectors(gradients, _velocity.Length);
            for (var i = 0; i < p.Length; i++)
            {
                var gradient = OptimizerVectors.Felt(g[i] + (decay * p[i]));
                _velocity[i] = (momentum * _velocity[i]) + gradient;
                p[i] -= stepSize * (settings.Nesterov ? gradient + (momentum * _velocity[i]) : _velocity[i]);
            }
        }
    }
}
