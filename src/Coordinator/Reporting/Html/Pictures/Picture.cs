namespace ActorSearch.Coordinator.Reporting.Html.Pictures;

/// <summary>A picture as numbers: 0 is nothing, which shows the paper, 1 to 255 are the palette's colours.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Pixels">Height × width, row by row.</param>
internal sealed record Picture(int Width, int Height, byte[] Pixels)
{
    /// <summary>The number of nothing.</summary>
    public const byte Nothing = 0;

    /// <summary>The numbers between the lowest and the highest colour.</summary>
    private const int Steps = 254;

    /// <summary>A grey image, of 0 for paper to 255 for ink.</summary>
    public static Picture OfImage(int width, int height, ReadOnlySpan<byte> pixels)
    {
        var numbers = new byte[width * height];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (byte)(1 + (pixels[i] * Steps / byte.MaxValue));
        }

        return new Picture(width, height, numbers);
    }

    /// <summary>Numbers as colours from the low end of a palette to its high end; what is not finite shows nothing.</summary>
    public static Picture OfNumbers(int width, int height, ReadOnlySpan<float?> values, float low, float high)
    {
        var numbers = new byte[width * height];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = values[i] is { } value
                ? (byte)(1 + (int)Math.Round(Steps * (high > low ? Math.Clamp((value - low) / ((double)high - low), 0, 1) : 0)))
                : Nothing;
        }

        return new Picture(width, height, numbers);
    }

    /// <summary>The same picture with no side longer than <paramref name="most"/>: each pixel is the mean of those that it stands for.</summary>
    public Picture Shrunk(int most)
    {
        var step = ((Math.Max(Width, Height) - 1) / most) + 1;
        if (step == 1)
        {
            return this;
        }

        var (width, height) = (((Width - 1) / step) + 1, ((Height - 1) / step) + 1);
        var pixels = new byte[width * height];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (sum, count) = (0, 0);
            for (var y = i / width * step; y < Math.Min(Height, ((i / width) + 1) * step); y++)
            {
                for (var x = i % width * step; x < Math.Min(Width, ((i % width) + 1) * step); x++)
                {
                    (sum, count) = (sum + Pixels[(y * Width) + x], count + 1);
                }
            }

            pixels[i] = (byte)(sum / count);
        }

        return new Picture(width, height, pixels);
    }

    /// <summary>Pictures of one size side by side, row by row.</summary>
    /// <param name="tiles">At least one.</param>
    /// <param name="columns">How many in a row.</param>
    /// <param name="gap">Pixels of nothing between two.</param>
    public static Picture Montage(IReadOnlyList<Picture> tiles, int columns, int gap)
    {
        var (tileWidth, tileHeight) = (tiles[0].Width, tiles[0].Height);
        var rows = ((tiles.Count - 1) / columns) + 1;
        var width = (Math.Min(columns, tiles.Count) * (tileWidth + gap)) - gap;
        var pixels = new byte[width * ((rows * (tileHeight + gap)) - gap)];
        for (var tile = 0; tile < tiles.Count; tile++)
        {
            var (x, y) = (tile % columns * (tileWidth + gap), tile / columns * (tileHeight + gap));
            for (var row = 0; row < tileHeight; row++)
            {
                tiles[tile].Pixels.AsSpan(row * tileWidth, tileWidth).CopyTo(pixels.AsSpan(((y + row) * width) + x));
            }
        }

        return new Picture(width, pixels.Length / width, pixels);
    }
}
