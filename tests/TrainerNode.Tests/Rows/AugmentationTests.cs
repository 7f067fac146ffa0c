using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Tests.Rows;

public class AugmentationTests
{
    private static readonly ImageShape Shape = new(28, 28);
    private static readonly ImageShape Turned = new(41, 41);

    [Fact]
    public void Nothing_asked_is_nothing_drawn_and_nothing_changed()
    {
        var (image, stream, untouched) = (Digit(), Stream(), Stream());

        new Augmentation(AugmentationSettings.None, Shape).Apply(image, ref stream);

        Assert.Equal(Digit(), image);
        Assert.Equal(untouched.NextUInt32(), stream.NextUInt32());
    }

    [Fact]
    public void A_quarter_turn_moves_every_pixel_counter_clockwise()
    {
        float[] image = [1, 2, 3, 4, 5, 6, 7, 8, 9];

        new Augmentation(AugmentationSettings.None, new ImageShape(3, 3)).Move(image, Math.PI / 2, 0, 0);

        Assert.Equal([3, 6, 9, 2, 5, 8, 1, 4, 7], image.Select(pixel => (float)Math.Round(pixel, 4)));
    }

    [Fact]
    public void A_shift_moves_pixels_and_lets_background_in()
    {
        float[] image = [1, 2, 3, 4, 5, 6];

        new Augmentation(AugmentationSettings.None, new ImageShape(2, 3)).Move(image, 0, 1, -1);

        Assert.Equal([0, 0, 0, 2, 3, 0], image);
    }

    [Fact]
    public void Between_pixels_the_four_neighbours_share()
    {
        float[] image = [8, 0, 0, 0];

        new Augmentation(AugmentationSettings.None, new ImageShape(2, 2)).Move(image, Math.PI / 4, 0, 0);

        // The corner lies √½ from the middle; the first pixel then asks (½, ½ − √½), where a share of (½, √½ − ½) is left of it.
        Assert.Equal(8 * 0.5 * (1 - (Math.Sqrt(0.5) - 0.5)), image[0], 4);
    }

    [Fact]
    public void A_turn_and_back_gives_the_digit_again()
    {
        var image = Digit();
        var augmentation = new Augmentation(AugmentationSettings.None, Shape);

        augmentation.Move(image, 0.3, 0, 0);
        Assert.True(Distance(image) > 0.1);
        augmentation.Move(image, -0.3, 0, 0);

        Assert.InRange(Distance(image), 0, 0.04);
    }

    [Fact]
    public void Shifts_fill_their_range_and_stay_within()
    {
        var augmentation = new Augmentation(new AugmentationSettings(0, 2, 0), new ImageShape(5, 5));
        var stream = Stream();
        var seen = new HashSet<int>();
        for (var i = 0; i < 1000; i++)
        {
            var image = new float[25];
            image[12] = 1;
            augmentation.Apply(image, ref stream);
            seen.Add(Array.IndexOf(image, 1));
        }

        Assert.Equal(Enumerable.Range(0, 25), seen.Order());
    }

    [Fact]
    public void Turns_are_as_many_degrees_as_the_stream_says()
    {
        var augmentation = new Augmentation(new AugmentationSettings(30, 0, 0), Turned);
        var (stream, draws) = (Stream(), Stream());
        var angles = new List<double>();
        for (var i = 0; i < 500; i++)
        {
            var image = Spot();
            augmentation.Apply(image, ref stream);
            angles.Add(AngleOf(image));
            Assert.Equal(30 * ((2 * draws.NextDouble()) - 1), angles[^1], 0.5);
        }

        Assert.InRange(angles.Min(), -30.5, -29);
        Assert.InRange(angles.Max(), 29, 30.5);
        Assert.Equal(12, angles.Select(angle => (int)Math.Clamp(Math.Floor((angle + 30) / 5), 0, 11)).Distinct().Count());
    }

    [Fact]
    public void A_turn_of_thirty_degrees_takes_what_is_right_of_the_middle_up()
    {
        var image = Spot();

        new Augmentation(AugmentationSettings.None, Turned).Move(image, Math.PI / 6, 0, 0);

        // From 14 right of the middle to 14·cos 30° right and 14·sin 30° up.
        Assert.Equal(30, AngleOf(image), 0.5);
        Assert.True(image[((20 - 7) * 41) + 20 + 12] > 0.9);
        Assert.True(image[(20 * 41) + 34] < 0.01);
    }

    [Fact]
    public void Noise_is_normal_with_the_deviation_asked_for()
    {
        var augmentation = new Augmentation(new AugmentationSettings(0, 0, 0.2), new ImageShape(301, 301));
        var (image, stream) = (new float[301 * 301], Stream());

        augmentation.Apply(image, ref stream);

        Assert.InRange(image.Average(), -0.003, 0.003);
        Assert.InRange(Math.Sqrt(image.Average(pixel => (double)pixel * pixel)), 0.198, 0.202);
        Assert.InRange(image.Count(pixel => Math.Abs(pixel) > 0.4) / (double)image.Length, 0.043, 0.048);
        Assert.InRange(image.Zip(image.Skip(1), (a, b) => (double)a * b).Average() / 0.04, -0.02, 0.02);
    }

    [Fact]
    public void Noise_has_logarithms_and_sines_of_our_own_right_to_nine_digits()
    {
        for (var step = 0; step < 1 << 24; step += 4099)
        {
            var share = step / (float)(1 << 24);
            var (sine, cosine) = PixelNoise.SineAndCosine(share);
            Assert.Equal(Math.Log(1 - share), PixelNoise.Log(1 - share), 1e-9 * Math.Max(1, -Math.Log(1 - share)));
            Assert.Equal(Math.Sin(2 * Math.PI * share), sine, 1e-9);
            Assert.Equal(Math.Cos(2 * Math.PI * share), cosine, 1e-9);
        }

        Assert.Equal(-24 * Math.Log(2), PixelNoise.Log(MathF.Pow(2, -24)), 1e-8);
        Assert.Equal((0.0, 1.0), PixelNoise.SineAndCosine(0));
    }

    [Fact]
    public void Noise_has_the_same_bits_on_every_system()
    {
        var (image, stream) = (new float[1001], Stream());

        PixelNoise.Add(image, 0.2, ref stream);

        Assert.Equal("CA68BAD02F6AC5D6", Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(image.AsSpan())))[..16]);
    }

    [Fact]
    public void The_stream_decides()
    {
        var augmentation = new Augmentation(new AugmentationSettings(15, 2, 0.1), Shape);
        float[] Varied()
        {
            var (image, stream) = (Digit(), Stream());
            augmentation.Apply(image, ref stream);
            return image;
        }

        Assert.Equal(Varied(), Varied());
        Assert.NotEqual(Digit(), Varied());
    }

    private static RandomStream Stream() => RandomStream.For(1, StreamPurpose.Augmentation);

    private static float[] Digit() => [.. StrokeDigits.Generate(3, 1, 0).Image(2).Select(pixel => pixel / 255f)];

    /// <summary>A soft spot 14 pixels right of the middle.</summary>
    private static float[] Spot() =>
    [
        .. from y in Enumerable.Range(0, 41)
           from x in Enumerable.Range(0, 41)
           select (float)Math.Exp(-(((x - 34) * (x - 34)) + ((y - 20) * (y - 20))) / 8.0),
    ];

    /// <summary>Where the spot's middle is, seen from the image's: degrees counter-clockwise from the right.</summary>
    private static double AngleOf(float[] image)
    {
        var (right, up) = (0.0, 0.0);
        for (var i = 0; i < image.Length; i++) (right, up) = (right + (image[i] * ((i % 41) - 20)), up - (image[i] * ((i / 41) - 20)));
        return double.RadiansToDegrees(Math.Atan2(up, right));
    }

    private static double Distance(float[] image) => image.Zip(Digit(), (a, b) => Math.Abs(a - b)).Average();
}
