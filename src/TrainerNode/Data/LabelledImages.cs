using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Data;

/// <summary>Grey images beside their classes, one byte a pixel: 60,000 of 28 × 28 take 47 MB instead of 188.</summary>
/// <param name="Shape">Of one image.</param>
/// <param name="Classes">Names of the classes, in the order of their labels.</param>
/// <param name="Pixels">images × height × width, row by row; 0 is background, 255 full ink.</param>
/// <param name="Labels">One an image, each below the number of classes.</param>
public sealed record LabelledImages(ImageShape Shape, ImmutableArray<string> Classes, byte[] Pixels, byte[] Labels)
{
    public int Count => Labels.Length;

    /// <summary>The pixels of one image, row by row.</summary>
    public ReadOnlySpan<byte> Image(int index) => Pixels.AsSpan(index * Shape.Pixels, Shape.Pixels);
}

/// <summary>Height and width in pixels, both ≥ 1.</summary>
public readonly record struct ImageShape(int Height, int Width)
{
    /// <summary>Pixels of one image.</summary>
    public int Pixels => Height * Width;
}
