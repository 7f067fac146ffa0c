namespace ActorSearch.TrainerNode.Data;

/// <summary>Packs images one after the other.</summary>
/// <param name="pixels">Of one image, ≥ 1.</param>
internal sealed class ImagePacker(int pixels)
{
    private const int BlockBytes = 1 << 20, LongestRun = byte.MaxValue;

    /// <summary>Fewer zeros than a run costs stay within the ink.</summary>
    private const int ShortestGap = 3;

    // A run of ink needs two bytes more than its pixels, and is only ended by as many zeros as pay for that.
    private readonly int _imagesOfBlock = Math.Max(1, BlockBytes / WorstBytes(pixels));
    private readonly List<byte[]> _blocks = [];
    private readonly List<int> _starts = [];
    private byte[] _block = [];
    private int _used;

    /// <summary>Packs one image.</summary>
    public void Add(ReadOnlySpan<byte> image)
    {
        if (_block.Length == 0) _block = new byte[checked(_imagesOfBlock * WorstBytes(pixels))];
        _starts.Add(_used);
        for (var at = 0; at < image.Length;)
        {
            var zeros = ZerosAt(image[at..]);
            var ink = InkAt(image[(at + zeros)..]);
            (_block[_used], _block[_used + 1]) = ((byte)zeros, (byte)ink);
            image.Slice(at + zeros, ink).CopyTo(_block.AsSpan(_used + 2));
            _used += 2 + ink;
            at += zeros + ink;
        }

        if (_starts.Count % _imagesOfBlock == 0) Close();
    }

    /// <summary>All that were added; the packer is not used any more.</summary>
    public PackedImages Done()
    {
        Close();
        return new PackedImages([.. _blocks], [.. _starts], _imagesOfBlock, pixels);
    }

    private static int WorstBytes(int pixels) => checked(pixels + (2 * ((pixels / LongestRun) + 2)));

    private static int ZerosAt(ReadOnlySpan<byte> pixels)
    {
        var zeros = pixels.IndexOfAnyExcept((byte)0);
        return Math.Min(zeros < 0 ? pixels.Length : zeros, LongestRun);
    }

    private static int InkAt(ReadOnlySpan<byte> pixels)
    {
        var ink = 0;
        while (ink < pixels.Length && ink < LongestRun)
        {
            var zeros = ZerosAt(pixels[ink..]);
            if (zeros >= ShortestGap || ink + zeros == pixels.Length) break;
            ink += zeros + 1;
        }

        return Math.Min(ink, LongestRun);
    }

    private void Close()
    {
        if (_used > 0) _blocks.Add(_block[.._used]);
        _used = 0;
    }
}
