using System.Numerics;
using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>Images as rows of numbers from 0 to 1, scaled, each unpacked and converted when it is asked for; not thread-safe.</summary>
internal sealed class PixelRows : IRowSource
{
    private const float Unit = 1f / 255;
    private readonly LabelledImages _images;
    private readonly ColumnScale _scale;
    private readonly bool _scales;
    private readonly byte[] _image;

    /// <param name="images">One byte a pixel.</param>
    /// <param name="scale">Of each pixel as a number from 0 to 1.</param>
    public PixelRows(LabelledImages images, ColumnScale scale)
    {
        (_images, _scale, _image) = (images, scale, new byte[images.Shape.Pixels]);
        _scales = !scale.ChangesNothing;
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyPixels(int row, Span<float> pixels)
    {
        ReadOnlySpan<byte> image = _image;
        _images.Pixels.CopyTo(row, _image);
        var at = 0;
        for (; at + Vector<byte>.Count <= image.Length; at += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(image[at..]), out var low, out var high);
            Write(low, pixels[at..]);
            Write(high, pixels[(at + Vector<ushort>.Count)..]);
        }

        for (; at < image.Length; at++) pixels[at] = image[at] * Unit;
    }

    /// <summary>Scales the pixels of an image in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scale(Span<float> pixels)
    {
        if (!_scales) return;
        var at = 0;
        for (; at + Vector<float>.Count <= pixels.Length; at += Vector<float>.Count)
        {
            var of = pixels[at..];
            ((new Vector<float>(of) - new Vector<float>(_scale.Mean, at)) / new Vector<float>(_scale.Deviation, at)).CopyTo(of);
        }

        for (; at < pixels.Length; at++) pixels[at] = (pixels[at] - _scale.Mean[at]) / _scale.Deviation[at];
    }

    /// <summary>Mean and deviation of each pixel as a number from 0 to 1.</summary>
    /// <param name="rows">Which images, at least one.</param>
    public static ColumnScale Fit(LabelledImages images, ReadOnlySpan<int> rows)
    {
        var scale = ColumnScale.None(images.Shape.Pixels);
        var (sums, squares) = (new long[scale.Mean.Length], new long[scale.Mean.Length]);
        var image = new byte[images.Shape.Pixels];
        foreach (var row in rows)
        {
            images.Pixels.CopyTo(row, image);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector<ushort> bytes, Span<float> pixels)
    {
        Vector.Widen(bytes, out var low, out var high);
        (Vector.ConvertToSingle(Vector.AsVectorInt32(low)) * Unit).CopyTo(pixels);
        (Vector.ConvertToSingle(Vector.AsVectorInt32(high)) * Unit).CopyTo(pixels[Vector<float>.Count..]);
    }
}
