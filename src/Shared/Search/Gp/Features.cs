namespace ActorSearch.Shared.Search.Gp;

/// <summary>
/// Points as columns of numbers between which distances are taken. A category counts 1 from any other one, "does not vary" among them. On an
/// ordered axis that not all points vary on, "does not vary" is beside the middle, 1 away from both ends: squared distances that some
/// space of Euclid's has, so that a kernel of them is positive definite.
/// </summary>
internal sealed class Features
{
    private const double NoCategory = -1, Middle = 0.5, Beside = 0.8660254037844386;

    private readonly double[] _columns;

    /// <param name="layout">The axes.</param>
    /// <param name="points">Encoded points.</param>
    public Features(FeatureLayout layout, IReadOnlyList<double[]> points)
    {
        (Layout, Count, Stride) = (layout, points.Count, Columns.Padded(points.Count));
        _columns = new double[layout.Items.Length * Stride];
        for (var f = 0; f < layout.Items.Length; f++)
        {
            var item = layout.Items[f];
            for (var i = 0; i < Count; i++)
            {
                var position = points[i][item.Axis];
                _columns[(f * Stride) + i] = item.Kind switch
                {
                    FeatureKind.Category => double.IsNaN(position) ? NoCategory : position,
                    FeatureKind.Position => double.IsNaN(position) ? Middle : position,
                    _ => double.IsNaN(position) ? Beside : 0,
                };
            }
        }
    }

    /// <summary>What the columns are.</summary>
    public FeatureLayout Layout { get; }

    public int Count { get; }

    /// <summary>Points with their padding.</summary>
    public int Stride { get; }

    /// <summary>One feature of all points, padded with zeros.</summary>
    public ReadOnlySpan<double> Column(int feature) => _columns.AsSpan(feature * Stride, Stride);

    /// <summary>The first feature of a point; the next ones are <see cref="Stride"/> apart.</summary>
    public ref readonly double First(int point) => ref _columns[point];
}
