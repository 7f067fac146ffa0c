using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>Images as rows of numbers from 0 to 1, scaled, each converted when it is asked for.</summary>
internal sealed class PixelRows : IRowSource
{
    private readonly LabelledImages _images;
    private readonly ColumnScale _scale;
    private readonly bool _scales;

    /// <param name="images">One byte a pixel.</param>
    /// <param name="scale">Of each pixel as a number from 0 to 1.</param>
    public PixelRows(LabelledImages images, ColumnScale scale)
    {
        (_images, _scale) = (images, scale);
        _scales = scale.Mean.Any(mean => mean != 0) || scale.Deviation.Any(deviation => deviation != 1);
    }

    public int Columns => _images.Shape.Pixels;

    public float Target(int row) => _images.Labels[row];

    /// <summary>Of each image.</summary>
    public ImageShape Shape => _images.Shape;

    public void CopyInputs(int row, Span<float> inputs)
    {
        CopyPixels(row, inputs);
        Scale(inputs);
    }

    /// <summary>Writes the pixels of an image, 0 to 1.</summary>
    public void CopyPixels(int row, Span<float> pixels)
    {
        var image = _images.Image(row);
        for (var i = 0; i < image.Length; i++) pixels[i] = image[i] * (1f / 255);
    }

    /// <summary>Scales the pixels of an image in place.</summary>
    public void Scale(Span<float> pixels)
    {
        if (!_scales) return;
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (pixels[i] - _scale.Mean[i]) / _scale.Deviation[i];
    }

    /// <summary>Mean and deviation of each pixel as a number from 0 to 1.</summary>
    /// <param name="rows">Which images, at least one.</param>
    public static ColumnScale Fit(LabelledImages images, ReadOnlySpan<int> rows)
    {
        var scale = ColumnScale.None(images.Shape.Pixels);
        var (sums, squares) = (new long[scale.Mean.Length], new long[scale.Mean.Length]);
        foreach (var row in rows)
        {
            var image = images.Image(row);
            for (var i = 0; i < image.Length; i++)
            {
                sums[i] += image[i];
                squares[i] += image[i] * image[i];
            }
        }

        for (var i = 0; i < sums.Length; i++)
        {
            // Whole numbers up to here, so nothing is lost; n² · variance cannot come out below 0.
            var variance = ((decimal)squares[i] * rows.Length) - ((decimal)sums[i] * sums[i]);
            scale.Mean[i] = (float)(sums[i] / (255.0 * rows.Length));
            if (variance > 0) scale.Deviation[i] = (float)(Math.Sqrt((double)variance) / (255.0 * rows.Length));
        }

        return scale;
    }
}
