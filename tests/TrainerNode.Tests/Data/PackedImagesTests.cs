using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;

namespace ActorSearch.TrainerNode.Tests.Data;

public class PackedImagesTests
{
    [Theory]
    [InlineData(1, 11)]
    [InlineData(3, 500)]
    [InlineData(784, 2000)]
    [InlineData(70_000, 40)]
    public void Every_share_of_ink_comes_back_to_the_byte(int pixels, int count)
    {
        for (var ink = 0; ink <= 100; ink += 20)
        {
            var images = Drawn(pixels * count, ink);
            var packed = PackedImages.Create(images, pixels);

            Assert.Equal((count, pixels), (packed.Count, packed.Pixels));
            Assert.True(images.AsSpan().SequenceEqual(packed.ToArray()), $"{ink} % ink");
        }
    }

    [Fact]
    public void Runs_of_any_length_come_back()
    {
        for (var zeros = 0; zeros <= 600; zeros++)
        {
            byte[] image = [.. new byte[zeros], .. Enumerable.Repeat((byte)7, 600 - zeros), .. new byte[zeros % 7], 1, .. new byte[600 - zeros]];
            Assert.Equal(image, PackedImages.Create(image, image.Length).ToArray());
        }
    }

    [Fact]
    public void Background_takes_little_and_noise_hardly_more_than_its_pixels()
    {
        Assert.InRange(PackedImages.Create(new byte[784_000], 784).Bytes, 1, 784_000 / 60);
        Assert.InRange(PackedImages.Create(Drawn(784_000, 100), 784).Bytes, 784_000, 784_000 * 1.02);
        Assert.InRange(StrokeDigits.Generate(1000, 1, 0).Pixels.Bytes, 1, 784_000 / 2);
    }

    [Fact]
    public void Some_of_the_images_are_copied_in_the_order_that_is_asked_for()
    {
        var packed = PackedImages.Create(Drawn(4000 * 784, 20), 784);

        Assert.Equal((byte[])[.. One(3999), .. One(0), .. One(1500)], packed.Only([3999, 0, 1500]).ToArray());

        byte[] One(int image)
        {
            var pixels = new byte[784];
            packed.CopyTo(image, pixels);
            return pixels;
        }
    }

    // Ink in runs: each pixel is likely to be like the one before.
    private static byte[] Drawn(int length, int ink)
    {
        var stream = RandomStream.For(1, StreamPurpose.GeneratedData);
        var (pixels, isInk) = (new byte[length], false);
        for (var i = 0; i < length; i++)
        {
            if (stream.NextInt32(10) < 3) isInk = stream.NextInt32(100) < ink;
            if (isInk) pixels[i] = (byte)(1 + stream.NextInt32(255));
        }

        return pixels;
    }
}
