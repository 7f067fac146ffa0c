using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>
/// t-distributed stochastic neighbour embedding with exact gradients (van der Maaten and Hinton, «Visualizing data using t-SNE»,
/// 2008), early exaggeration 12 and the step size of Belkina et al. (2019): n/48, at least 50. Time grows with the square of the points.
/// </summary>
public static class TSne
{
    private const double Exaggeration = 12;
    private const double SmallestGain = 0.01;

    /// <summary>Maps points to the plane.</summary>
    /// <param name="points">rows × columns, all finite.</param>
    /// <param name="rows">How many, ≥ 4.</param>
    /// <param name="columns">Their dimensions, ≥ 1.</param>
    public static TSneMap Embed(ReadOnlySpan<float> points, int rows, int columns, TSneSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 4);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        var perplexity = Math.Min(settings.Perplexity, (rows - 1) / 3.0);
        var forces = new TSneForces(Affinities.Joint(points, rows, columns, perplexity), rows);
        Scatter(forces, settings.Seed);
        Descend(forces, settings.Iterations);
        var coordinates = new float[2 * rows];
        for (var i = 0; i < rows; i++) (coordinates[2 * i], coordinates[(2 * i) + 1]) = (forces.X[i], forces.Y[i]);
        return new TSneMap(coordinates, perplexity, forces.KlDivergence());
    }

    private static void Scatter(TSneForces forces, ulong seed)
    {
        var stream = RandomStream.For(seed, StreamPurpose.Embedding);
        for (var i = 0; i < forces.Rows; i++)
        {
            (forces.X[i], forces.Y[i]) = (1e-4f * (float)stream.NextNormal(), 1e-4f * (float)stream.NextNormal());
        }
    }

    /// <summary>Gradient descent with momentum and a gain for each coordinate (Jacobs, 1988).</summary>
    private static void Descend(TSneForces forces, int iterations)
    {
        var rate = Math.Max(forces.Rows / Exaggeration / 4, 50);
        var early = Math.Min(250, iterations / 4);
        var (movesX, movesY) = (new Moves(forces.Rows), new Moves(forces.Rows));
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            forces.Compute(iteration < early ? Exaggeration : 1);
            var momentum = iteration < early ? 0.5 : 0.8;
            movesX.Step(forces.X, forces.GradientX, momentum, rate);
            movesY.Step(forces.Y, forces.GradientY, momentum, rate);
        }
    }

    private sealed class Moves(int rows)
    {
        private readonly double[] _velocity = new double[rows];
        private readonly double[] _gain = [.. Enumerable.Repeat(1.0, rows)];

        public void Step(Span<float> position, ReadOnlySpan<float> gradient, double momentum, double rate)
        {
            var mean = 0.0;
            for (var i = 0; i < rows; i++)
            {
                var onward = gradient[i] * _velocity[i] < 0;
                _gain[i] = Math.Max(onward ? _gain[i] + 0.2 : _gain[i] * 0.8, SmallestGain);
                _velocity[i] = (momentum * _velocity[i]) - (rate * _gain[i] * gradient[i]);
                position[i] += (float)_velocity[i];
                mean += position[i];
            }

            for (var i = 0; i < rows; i++) position[i] -= (float)(mean / rows);
        }
    }
}
