using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Search.CmaEs;

/// <summary>A normal distribution on the ordered axes that moves and changes its shape from generation to generation.</summary>
internal sealed class CmaState
{
    private const double FirstStep = 0.3, MostStep = 1;

    private readonly double[,] _covariance, _vectors;
    private readonly double[] _lengths, _stepPath, _path;
    private readonly int _generation;

    /// <summary>Before the first generation: around the middle.</summary>
    public CmaState(int dimensions)
    {
        Mean = [.. Enumerable.Repeat(0.5, dimensions)];
        Step = FirstStep;
        _covariance = new double[dimensions, dimensions];
        for (var i = 0; i < dimensions; i++) _covariance[i, i] = 1;
        (_stepPath, _path) = (new double[dimensions], new double[dimensions]);
        (_vectors, _lengths) = Eigen(_covariance);
    }

    private CmaState(double[] mean, double step, double[,] covariance, double[] stepPath, double[] path, int generation)
    {
        (Mean, Step, _covariance, _stepPath, _path, _generation) = (mean, step, covariance, stepPath, path, generation);
        (_vectors, _lengths) = Eigen(covariance);
    }

    public double[] Mean { get; }

    /// <summary>σ.</summary>
    public double Step { get; }

    /// <summary>Standard deviation along an axis.</summary>
    public double Spread(int axis) => Step * Math.Sqrt(_covariance[axis, axis]);

    /// <summary>A difference to the mean, of independent standard normal numbers.</summary>
    public double[] Shape(ReadOnlySpan<double> normals)
    {
        var shaped = new double[normals.Length];
        for (var i = 0; i < shaped.Length; i++)
        {
            for (var j = 0; j < shaped.Length; j++) shaped[i] += Step * _vectors[i, j] * _lengths[j] * normals[j];
        }

        return shaped;
    }

    /// <summary>After a generation.</summary>
    /// <param name="parents">The best points, the best first; NaN on an axis is the mean.</param>
    public CmaState After(CmaConstants constants, IReadOnlyList<double[]> parents)
    {
        var d = Mean.Length;
        var steps = new double[parents.Count][];
        for (var k = 0; k < steps.Length; k++) steps[k] = Clipped(parents[k]);
        var mean = new double[d];
        var moved = new double[d];
        for (var i = 0; i < d; i++)
        {
            for (var k = 0; k < steps.Length; k++) moved[i] += constants.Weights[k] * steps[k][i];
            mean[i] = Math.Clamp(Mean[i] + (Step * moved[i]), 0, 1);
        }

        var straight = Whitened(moved);
        var stepPath = Path(_stepPath, straight, constants.StepRate, constants.Mass);
        var length = Length(stepPath);
        var fading = 1 - Elementary.Pow(1 - constants.StepRate, 2 * (_generation + 1));
        var isLong = length / Math.Sqrt(fading) >= (1.4 + (2.0 / (d + 1))) * constants.Length;
        var path = Path(_path, isLong ? new double[d] : moved, constants.PathRate, constants.Mass);
        var lost = isLong ? constants.RankOne * constants.PathRate * (2 - constants.PathRate) : 0;
        var covariance = new double[d, d];
        for (var i = 0; i < d; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var many = 0.0;
                for (var k = 0; k < steps.Length; k++) many += constants.Weights[k] * steps[k][i] * steps[k][j];
                covariance[i, j] = covariance[j, i] = ((1 - constants.RankOne - constants.RankMany + lost) * _covariance[i, j])
                    + (constants.RankOne * path[i] * path[j]) + (constants.RankMany * many);
            }
        }

        var step = Step * Elementary.Exp(constants.StepRate / constants.Damping * ((length / constants.Length) - 1));
        return new CmaState(mean, Math.Min(step, MostStep), covariance, stepPath, path, _generation + 1);
    }

    // A point from elsewhere must not shape the distribution beyond measure (Hansen, «Injecting external solutions into CMA-ES», 2011).
    private double[] Clipped(double[] point)
    {
        var d = Mean.Length;
        var step = new double[d];
        for (var i = 0; i < d; i++) step[i] = double.IsNaN(point[i]) ? 0 : (point[i] - Mean[i]) / Step;
        var (length, most) = (Length(Whitened(step)), Math.Sqrt(d) + (2.0 * d / (d + 2)));
        if (length > most)
        {
            for (var i = 0; i < d; i++) step[i] *= most / length;
        }

        return step;
    }

    private static double[] Path(double[] path, double[] step, double rate, double mass)
    {
        var scale = Math.Sqrt(rate * (2 - rate) * mass);
        return [.. path.Select((old, i) => ((1 - rate) * old) + (scale * step[i]))];
    }

    /// <summary>C^(−1/2) times a vector.</summary>
    private double[] Whitened(double[] vector)
    {
        var d = vector.Length;
        var whitened = new double[d];
        for (var j = 0; j < d; j++)
        {
            var along = 0.0;
            for (var i = 0; i < d; i++) along += _vectors[i, j] * vector[i];
            for (var i = 0; i < d; i++) whitened[i] += _vectors[i, j] * along / _lengths[j];
        }

        return whitened;
    }

    private static double Length(double[] vector)
    {
        var sum = 0.0;
        foreach (var number in vector) sum += number * number;
        return Math.Sqrt(sum);
    }

    private static (double[,] Vectors, double[] Lengths) Eigen(double[,] covariance)
    {
        var (vectors, values) = SymmetricEigen.Decompose(covariance);
        return (vectors, [.. values.Select(value => Math.Sqrt(Math.Max(value, 1e-12)))]);
    }
}
