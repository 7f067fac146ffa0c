using System.Security.Cryptography;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Images;

namespace ActorSearch.TrainerNode.Tests.Data.Images;

public sealed class IdxImagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static byte[] ThreeImages => IdxBytes.Images(3, 2, 4, i => (byte)(10 * i));

    private static byte[] ThreeLabels => IdxBytes.Labels(2, 0, 1);

    [Fact]
    public void Plain_files_are_read_byte_for_byte()
    {
        var pair = Right(ThreeImages, ThreeLabels);

        Assert.Equal(new ImageShape(2, 4), pair.Images.Shape);
        Assert.Equal(3, pair.Images.Count);
        Assert.Equal(new byte[] { 80, 90, 100, 110, 120, 130, 140, 150 }, pair.Images.Image(1));
        Assert.Equal(new byte[] { 2, 0, 1 }, pair.Images.Labels);
        Assert.Equal(["0", "1", "2"], pair.Images.Classes.ToArray());
    }

    [Fact]
    public void Reading_needs_less_memory_than_the_pixels_of_a_file_with_background()
    {
        const int Count = 20_000;
        var (images, labels) = (_folder.Write("images", IdxBytes.Images(Count, 28, 28, i => (byte)(i % 7 == 0 ? i : 0))), _folder.Write("labels", IdxBytes.Labels([.. Enumerable.Range(0, Count).Select(i => (byte)(i % 10))])));
        _ = IdxImages.Read(images, labels);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = IdxImages.Read(images, labels);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(Count, Assert.IsType<Checked<IdxPair>.Right>(read).Value.Images.Count);
        Assert.InRange(allocated, 1, Count * 28 * 28 * 2 / 3);
    }

    [Fact]
    public void Gzip_is_recognised_by_its_content_and_is_the_same_data()
    {
        var plain = Right(ThreeImages, ThreeLabels);
        var packed = Right(IdxBytes.Gzip(ThreeImages), IdxBytes.Gzip(ThreeLabels));

        Assert.Equal(plain.Images.Pixels.ToArray(), packed.Images.Pixels.ToArray());
        Assert.Equal(plain.Images.Labels, packed.Images.Labels);
        Assert.Equal((plain.ImagesSha256, plain.LabelsSha256), (packed.ImagesSha256, packed.LabelsSha256));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(ThreeImages)), plain.ImagesSha256);
    }

    [Fact]
    public void As_many_classes_as_bytes_fit_and_more_are_refused()
    {
        byte[] Wide(int count) => IdxBytes.Of(0x0b, [count], [.. Enumerable.Range(0, count).SelectMany(label => new[] { (byte)(label >> 8), (byte)label })]);
        byte[] Dots(int count) => IdxBytes.Images(count, 1, 1, _ => 0);

        Assert.Equal(255, Right(Dots(256), Wide(256)).Images.Labels[^1]);
        Assert.Contains("257 different labels, more than 256", Mistake(Dots(257), Wide(257)).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(15)]
    public void A_file_that_ends_within_its_head_is_refused(int length)
    {
        Assert.Contains($"ends after {length} bytes", Mistake(ThreeImages[..length], ThreeLabels).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_refused_plain_and_packed()
    {
        foreach (var images in new[] { ThreeImages[..^1], IdxBytes.Gzip(ThreeImages[..^1]) })
        {
            var mistake = Mistake(images, ThreeLabels);

            Assert.Equal(_folder.File("images"), mistake.Where);
            Assert.Contains("truncated: its header announces 24 bytes", mistake.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cut_or_spoilt_gzip_file_is_refused()
    {
        var pixels = RandomNumberGenerator.GetBytes(4096);
        var packed = IdxBytes.Gzip(IdxBytes.Of(0x08, [1, 64, 64], pixels));
        var spoilt = (byte[])packed.Clone();
        spoilt[packed.Length / 2] ^= 0xff;

        Assert.Contains("truncated", Mistake(packed[..(packed.Length / 2)], IdxBytes.Labels(0)).Sentence, StringComparison.Ordinal);
        Assert.Contains("damaged", Mistake(spoilt, IdxBytes.Labels(0)).Sentence, StringComparison.Ordinal);
        Assert.Contains("damaged or truncated", Mistake(packed[..^4], IdxBytes.Labels(0)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_told_as_one()
    {
        var wrong = Assert.IsType<Checked<IdxFile>.Wrong>(IdxFile.ReadImages(_folder.Path));

        Assert.Equal("this is a folder; name an IDX file, plain or gzip.", Assert.Single(wrong.Mistakes).Sentence);
    }

    [Fact]
    public void A_head_that_announces_gigabytes_reserves_none()
    {
        var images = IdxBytes.Of(0x08, [60_000, 178, 200], new byte[8]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var sentence = Mistake(images, ThreeLabels).Sentence;

        Assert.Contains("truncated: its header announces 2136000000 bytes", sentence, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains("more than 2147483591", Mistake(IdxBytes.Of(0x08, [-1, -1, -1], []), ThreeLabels).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_beyond_the_announced_ones_are_refused()
    {
        Assert.Contains("is longer than the 24 bytes", Mistake([.. ThreeImages, 0], ThreeLabels).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_format_is_refused_with_what_it_begins_with()
    {
        var sentence = Mistake("input,label\n1,2\n"u8.ToArray(), ThreeLabels).Sentence;

        Assert.Contains("begins with 69-6e-70-75 instead of 00-00-08-03", sentence, StringComparison.Ordinal);
        Assert.Contains("00-00-08-03", Mistake(IdxBytes.Of(0x0d, [1, 1, 1], new byte[4]), ThreeLabels).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Swapped_paths_are_told_so_for_both_files()
    {
        var mistakes = Mistakes(ThreeLabels, ThreeImages);

        Assert.Equal(2, mistakes.Length);
        Assert.All(mistakes, mistake => Assert.Contains("swap the two paths", mistake.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Different_counts_are_refused_with_both()
    {
        var sentence = Mistake(ThreeImages, IdxBytes.Labels(0, 1)).Sentence;

        Assert.Contains("2 labels for the 3 images", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_is_not_a_known_class_is_refused_with_its_place()
    {
        var read = IdxImages.Read(_folder.Write("images", ThreeImages), _folder.Write("labels", IdxBytes.Labels(0, 1, 12)), [0, 1, 2]);
        var sentence = Assert.Single(Assert.IsType<Checked<IdxPair>.Wrong>(read).Mistakes).Sentence;

        Assert.Contains("label 2 (counted from 0) is 12, which no training image has: the 3 classes are between 0 and 2", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_sets_and_missing_files_are_refused()
    {
        Assert.Contains("announces no images", Mistake(IdxBytes.Of(0x08, [0, 2, 2], []), IdxBytes.Labels(1)).Sentence, StringComparison.Ordinal);
        var missing = IdxImages.Read(_folder.File("nowhere"), _folder.File("nor-here"));
        Assert.Equal(2, Assert.IsType<Checked<IdxPair>.Wrong>(missing).Mistakes.Length);
    }

    public void Dispose() => _folder.Dispose();

    private Checked<IdxPair> Read(byte[] images, byte[] labels) =>
        IdxImages.Read(_folder.Write("images", images), _folder.Write("labels", labels));

    private IdxPair Right(byte[] images, byte[] labels) =>
        Assert.IsType<Checked<IdxPair>.Right>(Read(images, labels)).Value;

    private Mistake[] Mistakes(byte[] images, byte[] labels) =>
        [.. Assert.IsType<Checked<IdxPair>.Wrong>(Read(images, labels)).Mistakes];

    private Mistake Mistake(byte[] images, byte[] labels) => Assert.Single(Mistakes(images, labels));
}
