using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.TrainerNode.Rows.Preparing;

/// <summary>
/// The mean target of the rows with the text, drawn towards the mean of all rows: (sum + m · mean) / (rows + m), the weight λ = n / (n + m) of Micci-Barreca,
/// «A preprocessing scheme for high-cardinality categorical attributes», 2001. Of two classes the share of the second, of more classes and of labels the share of each. A
/// training row gets the statistics of the other parts of the training rows, so that it never sees its own target. A missing value is a text of its own;
/// a text that the training rows do not have gets the mean of all rows.
/// </summary>
/// <param name="Smoothing">m, in rows.</param>
public sealed record TargetEncoding(double Smoothing) : CategoryEncoding
{
    private static readonly Setting<double> Rows = Define.Number(
        "data.prepare.smoothing", SettingScope.Training, 10, "Rows that the mean of all rows counts for in the mean target of a category.") with
    { LeavesKey = true };

    public static readonly Kind<CategoryEncoding> Kind = new("target", values => new TargetEncoding(values.Get(Rows)), Rows);

    /// <inheritdoc/>
    public override int Width(CategoryShape shape) => shape.Classes > 2 || shape.HasLabels ? shape.Classes : 1;

    /// <inheritdoc/>
    public override EncodedCategory Fit(CategoryRows rows)
    {
        var (shape, width) = (rows.Shape, Width(rows.Shape));
        var parts = rows.Parts.Max() + 1;
        var codes = new float[shape.Cells * width];
        var ofTraining = new float[rows.Cells.Length * width];
        for (var output = 0; output < width; output++)
        {
            double Target(int row) => shape.Classes == 0 ? rows.Targets[row] : shape.HasLabels ? (LabelSet.Has(rows.Targets[row], output) ? 1 : 0) : rows.Targets[row] == (shape.Classes == 2 ? 1 : output) ? 1 : 0;
            var ofAll = Means(rows, Target, -1);
            for (var part = 0; part < parts; part++)
            {
                var ofOthers = Means(rows, Target, part);
                for (var row = 0; row < rows.Cells.Length; row++)
                {
                    if (rows.Parts[row] == part) ofTraining[(row * width) + output] = (float)ofOthers[rows.Cells[row]];
                }
            }

            var scale = rows.Scaling.Fit([.. Enumerable.Range(0, rows.Cells.Length).Select(row => ofTraining[(row * width) + output])], rows.Weights);
            for (var cell = 0; cell < shape.Cells; cell++) codes[(cell * width) + output] = scale.Apply((float)ofAll[cell]);
            for (var at = output; at < ofTraining.Length; at += width) ofTraining[at] = scale.Apply(ofTraining[at]);
        }

        return new EncodedCategory(new FittedEncoding.Codes([.. codes], width), ofTraining);
    }

    /// <summary>The smoothed mean of each cell over the rows outside of a part; over all of them if there are no others.</summary>
    private double[] Means(CategoryRows rows, Func<int, double> target, int without)
    {
        var (sums, counts) = (new double[rows.Shape.Cells], new int[rows.Shape.Cells]);
        var (all, count) = (0.0, 0);
        for (var row = 0; row < rows.Cells.Length; row++)
        {
            if (rows.Parts[row] == without) continue;
            var of = target(row);
            sums[rows.Cells[row]] += of;
            counts[rows.Cells[row]]++;
            (all, count) = (all + of, count + 1);
        }

        var mean = count == 0 ? 0 : all / count;
        return [.. sums.Select((sum, cell) => counts[cell] == 0 ? mean : (sum + (Smoothing * mean)) / (counts[cell] + Smoothing))];
    }
}
