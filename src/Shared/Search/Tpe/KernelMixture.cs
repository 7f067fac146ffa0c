namespace ActorSearch.Shared.Search.Tpe;

/// <summary>
/// A density over points: a kernel on each of some points, the product of kernels on their axes, and one that is the same everywhere. Relative
/// to the uniform density, so that this one is 1.
/// </summary>
internal sealed class KernelMixture
{
    /// <summary>Of a point whose axis does not vary: it says nothing about that axis.</summary>
    private const int Nowhere = -1;

    private const int Block = 16;

    /// <summary>The weight of the uniform density.</summary>
    private const double Prior = 1;

    private readonly KernelTable _table;
    private readonly int[] _cells;
    private readonly double[] _scales;
    private readonly double _prior;

    /// <param name="points">The centres.</param>
    /// <param name="weights">Their weights.</param>
    public KernelMixture(KernelTable table, ReadOnlySpan<double[]> points, ReadOnlySpan<double> weights)
    {
        _table = table;
        var axes = table.Axes;
        _cells = new int[points.Length * axes];
        _scales = new double[points.Length];
        var total = Prior;
        foreach (var weight in weights) total += weight;
        _prior = Prior / total;
        for (var i = 0; i < points.Length; i++)
        {
            var scale = weights[i] / total;
            for (var axis = 0; axis < axes; axis++)
            {
                var (kernel, position) = (table[axis], points[i][axis]);
                var cell = double.IsNaN(position) ? Nowhere : kernel.CellOf(position);
                _cells[(i * axes) + axis] = cell;
                if (cell != Nowhere) scale *= kernel.Norm(cell);
            }

            _scales[i] = scale;
        }
    }

    /// <summary>The density at a point, or some number above a limit where it is above that.</summary>
    /// <param name="rows">The point: see <see cref="KernelTable.Rows"/>.</param>
    public double At(ReadOnlySpan<int> rows, double limit = double.PositiveInfinity)
    {
        ReadOnlySpan<int> cells = _cells;
        var (weights, sum) = (_table.Weights, _prior);
        for (var i = 0; i < _scales.Length;)
        {
            for (var end = Math.Min(i + Block, _scales.Length); i < end; i++)
            {
                var product = _scales[i];
                var centre = cells.Slice(i * rows.Length, rows.Length);
                for (var axis = 0; axis < rows.Length; axis++)
                {
                    var cell = centre[axis];
                    if (cell >= 0) product *= weights[rows[axis] + cell];
                }

                sum += product;
            }

            if (sum > limit) return sum;
        }

        return sum;
    }
}
