using System.Runtime.CompilerServices;
using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>A Gaussian process that knows results: what it predicts elsewhere (Rasmussen and Williams, 2006, algorithm 2.1).</summary>
internal sealed class Process
{
    private const int Width = 128;

    private readonly Features _points;
    private readonly double[] _natural, _alpha, _column, _rows;
    private readonly Triangle _triangle;

    /// <param name="parameters">As logarithms, see <see cref="Parameters"/>.</param>
    /// <param name="values">Of each point.</param>
    /// <param name="variances">Known noise of each point; empty: none.</param>
    public Process(Features points, double[] parameters, double[] values, double[] variances)
    {
        _points = points;
        _natural = Array.ConvertAll(parameters, Elementary.Exp);
        (_column, _rows) = (new double[points.Stride], new double[points.Count * Width]);
        var noise = Covariance.Noise(_natural, points.Layout.Axes, values.Length, variances);
        var matrix = Covariance.Compute(points, _natural, noise, []);
        var jitter = 1e-8;
        Triangle? triangle;
        while ((triangle = Triangle.Factor((double[])matrix.Clone(), points.Count)) is null)
        {
            if (jitter > 1) throw new InvalidOperationException("The covariance of results is not a number.");
            // Equal points with next to no noise: a little more of it.
            for (var i = 0; i < points.Count; i++) matrix[(i * points.Stride) + i] += jitter * Scale;
            jitter *= 10;
        }

        _triangle = triangle;
        _alpha = new double[points.Count];
        values.CopyTo(_alpha, 0);
        _triangle.Solve(_alpha);
        for (var i = 0; i < _alpha.Length; i++)
        {
            Best = Math.Min(Best, values[i] - (noise[i] * _alpha[i]));
            _alpha[i] = -_alpha[i];
        }
    }

    /// <summary>The lowest mean at the points whose results it knows.</summary>
    public double Best { get; } = double.PositiveInfinity;

    private double Scale => _natural[_points.Layout.Axes];

    /// <summary>Mean and variance at points, without the noise of results.</summary>
    public (double[] Means, double[] Variances) Predict(IReadOnlyList<double[]> points)
    {
        var (means, variances) = (new double[points.Count], new double[points.Count]);
        for (var start = 0; start < points.Count; start += Width)
        {
            var count = Math.Min(Width, points.Count - start);
            var part = new double[count][];
            for (var i = 0; i < count; i++) part[i] = points[start + i];
            Predict(new Features(_points.Layout, part), means.AsSpan(start, count), variances.AsSpan(start, count));
        }

        return (means, variances);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Predict(Features part, Span<double> means, Span<double> variances)
    {
        var (width, scale) = (part.Stride, Scale);
        for (var c = 0; c < width; c++)
        {
            if (c < part.Count) Matern.Fill(_natural, part, c, _points, 0, _column, []);
            else Array.Clear(_column);
            for (var i = 0; i < _points.Count; i++) _rows[(i * width) + c] = _column[i] * scale;
        }

        Span<double> sums = stackalloc double[Width];
        sums.Clear();
        Columns.Subtract(sums, width, 1, width, _rows, width, _alpha, 1, _points.Count);
        sums[..means.Length].CopyTo(means);

        _triangle.SolveRows(_rows, width);
        sums.Fill(Scale);
        for (var i = 0; i < _points.Count; i++)
        {
            var row = _rows.AsSpan(i * width, width);
            for (var c = 0; c < width; c++) sums[c] -= row[c] * row[c];
        }

        // Rounding may leave less than nothing.
        for (var c = 0; c < variances.Length; c++) variances[c] = Math.Max(sums[c], 1e-10 * Scale);
    }
}
