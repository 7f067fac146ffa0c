namespace ActorSearch.TrainerNode.Models.Convolution;

/// <summary>Images with zeros around them, a pixel's channels side by side.</summary>
/// <param name="input">Without the zeros.</param>
/// <param name="pixel">Floats from a pixel to the next.</param>
/// <param name="border">Zeros above an image and on its left, in pixels.</param>
/// <param name="lines">Lines with all zeros.</param>
/// <param name="columns">Pixels of a line with all zeros.</param>
internal sealed unsafe class ImageFrame(ConvShape input, int pixel, int border, int lines, int columns)
{
    /// <summary>Floats from a pixel to the next.</summary>
    public int Pixel => pixel;

    /// <summary>Floats from a line to the next.</summary>
    public int Line { get; } = checked(columns * pixel);

    /// <summary>Floats of an image.</summary>
    public int Length { get; } = checked(lines * columns * pixel);

    /// <summary>Floats of a line without the zeros.</summary>
    public int Inside => input.Width * pixel;

    /// <summary>Where a line of an image begins, after its border.</summary>
    public float* Start(float* image, int y) => image + ((y + border) * Line) + (border * pixel);

    /// <summary>Puts the channels of an image, which lie one after the other, side by side.</summary>
    /// <param name="planes">channels × pixels.</param>
    /// <param name="image">Its border is left alone.</param>
    public void AcceptPlanes(ReadOnlySpan<float> planes, float* image)
    {
        for (var at = 0; at < input.Channels * input.Height; at++)
        {
            var line = planes.Slice(at * input.Width, input.Width);
            var target = Start(image, at % input.Height) + (at / input.Height);
            if (pixel == 1)
            {
                line.CopyTo(new Span<float>(target, line.Length));
                continue;
            }

            for (var x = 0; x < line.Length; x++) target[x * pixel] = line[x];
        }
    }

    /// <summary>Takes in an image whose pixels have their channels side by side.</summary>
    /// <param name="pixels">pixels × channels.</param>
    /// <param name="image">Its border is left alone.</param>
    public void AcceptPixels(float* pixels, float* image)
    {
        for (var y = 0; y < input.Height; y++, pixels += Inside) new ReadOnlySpan<float>(pixels, Inside).CopyTo(new Span<float>(Start(image, y), Inside));
    }
}
