namespace ActorSearch.Shared.Search.Tpe;

/// <summary>The kernels of all axes, with their weights in one table.</summary>
internal sealed class KernelTable
{
    private readonly AxisKernel[] _kernels;
    private readonly int[] _starts;
    private readonly int _ones;

    public KernelTable(AxisKernel[] kernels)
    {
        _kernels = kernels;
        _starts = new int[kernels.Length];
        for (var axis = 0; axis < kernels.Length; axis++)
        {
            _starts[axis] = _ones + kernels[axis].Cells - 1;
            _ones += kernels[axis].Offsets.Length;
        }

        Weights = new double[(2 * _ones) + kernels.Max(kernel => kernel.Cells)];
        for (var axis = 0; axis < kernels.Length; axis++) kernels[axis].Offsets.CopyTo(Weights, _starts[axis] - kernels[axis].Cells + 1);
        Weights.AsSpan(_ones).Fill(1);
    }

    public AxisKernel this[int axis] => _kernels[axis];

    public int Axes => _kernels.Length;

    /// <summary>A factor of a product of kernels is at the row of a point on an axis plus the cell of a centre. The second half are ones.</summary>
    public double[] Weights { get; }

    /// <summary>The cell of a centre whose axis does not vary: plus any row it is among the ones.</summary>
    public int Nowhere => _ones;

    /// <summary>Where the factors of a point start, by axis. Where an axis does not vary all are 1.</summary>
    public void Rows(double[] point, int[] rows)
    {
        for (var axis = 0; axis < rows.Length; axis++)
        {
            rows[axis] = double.IsNaN(point[axis]) ? _ones : _starts[axis] - _kernels[axis].CellOf(point[axis]);
        }
    }
}
