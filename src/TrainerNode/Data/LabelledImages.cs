using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Data;

/// <summary>Grey images beside their classes.</summary>
/// <param name="Shape">Of one image.</param>
/// <param name="Classes">Names of the classes, in the order of their labels.</param>
/// <param name="Pixels">Of each image height × width, row by row; 0 is background, 255 full ink.</param>
/// <param name="Labels">One an image, each below the number of classes.</param>
public sealed record LabelledImages(ImageShape Shape, ImmutableArray<string> Classes, PackedImages Pixels, byte[] Labels)
{
    public int Count => Labels.Length;

    /// <summary>A copy of the pixels of one image, row by row.</summary>
    public byte[] Image(int index)
    {
        var pixels = new byte[Shape.Pixels];
        Pixels.CopyTo(index, pixels);
        return pixels;
    }

    /// <summary>Some of the images, in their order.</summary>
    public LabelledImages Only(int[] images) => this with { Pixels = Pixels.Only(images), Labels = [.. images.Select(image => Labels[image])] };
}

/// <summary>Height and width in pixels, both ≥ 1.</summary>
public readonly record struct ImageShape(int Height, int Width)
{
    /// <summary>Pixels of one image.</summary>
    public int Pixels => Height * Width;
}
