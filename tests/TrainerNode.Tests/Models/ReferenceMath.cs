using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models.Activations;

namespace ActorSearch.TrainerNode.Tests.Models;

/// <summary>Nonlinearities and losses in double precision, written from their definitions, to measure the engines against.</summary>
internal static class ReferenceMath
{
    public static double Activate(Activation activation, double x) => activation switch
    {
        Gelu => x * NormalDistribution(x),
        Relu => Math.Max(x, 0),
        Relu6 => Math.Min(Math.Max(x, 0), 6),
        Silu => x / (1 + Math.Exp(-x)),
        Tanh => Math.Tanh(x),
        LeakyRelu => x >= 0 ? x : 0.01 * x,
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    public static double Derivative(Activation activation, double x) => activation switch
    {
        Gelu => NormalDistribution(x) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)),
        Relu => x > 0 ? 1 : 0,
        Relu6 => x is > 0 and < 6 ? 1 : 0,
        Silu => (1 + (x / (1 + Math.Exp(x)))) / (1 + Math.Exp(-x)),
        Tanh => 1 - (Math.Tanh(x) * Math.Tanh(x)),
        LeakyRelu => x > 0 ? 1 : 0.01,
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    public static double Loss(LossSettings loss, double difference) => loss switch
    {
        MeanSquaredLoss => difference * difference,
        L1Loss => Math.Abs(difference),
        SmoothL1Loss(var beta) when Math.Abs(difference) < beta => difference * difference / (2 * beta),
        SmoothL1Loss(var beta) => Math.Abs(difference) - (beta / 2),
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };

    /// <summary>Φ(x): a series (Marsaglia, «Evaluating the normal distribution», 2004), and Laplace's fraction in the tail.</summary>
    private static double NormalDistribution(double x)
    {
        var density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (Math.Abs(x) > 4)
        {
            var fraction = 0.0;
            for (var k = 60; k > 0; k--) fraction = k / (Math.Abs(x) + fraction);
            var tail = density / (Math.Abs(x) + fraction);
            return x < 0 ? tail : 1 - tail;
        }

        double sum = x, term = x;
        for (var k = 3; Math.Abs(term) > 1e-18; k += 2) sum += term *= x * x / k;
        return 0.5 + (density * sum);
    }
}
