using ActorSearch.Abstractions;
using static TorchSharp.torch;

namespace ActorSearch.Torch;

/// <summary>Fills parameters from a stream, element by element, row by row.</summary>
public static class Draws
{
    /// <summary>Uniform in ±<paramref name="bound"/>.</summary>
    public static void Uniform(Tensor parameter, double bound, IRandomStream stream) => Fill(parameter, () => ((2 * stream.NextDouble()) - 1) * bound);

    /// <summary>Normal with mean 0.</summary>
    /// <param name="deviation">Standard deviation, ≥ 0.</param>
    public static void Normal(Tensor parameter, double deviation, IRandomStream stream) => Fill(parameter, () => stream.NextNormal() * deviation);

    private static void Fill(Tensor parameter, Func<double> next)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var values = new double[parameter.numel()];
        for (var i = 0; i < values.Length; i++) values[i] = next();
        parameter.copy_(tensor(values, parameter.shape));
    }
}
