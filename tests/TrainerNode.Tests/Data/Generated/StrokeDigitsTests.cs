using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;

namespace ActorSearch.TrainerNode.Tests.Data.Generated;

public class StrokeDigitsTests
{
    private static readonly LabelledImages Train = StrokeDigits.Generate(1000, seed: 1, part: 0);
    private static readonly LabelledImages Test = StrokeDigits.Generate(300, seed: 1, part: 1);

    [Fact]
    public void Classes_are_balanced()
    {
        Assert.All(Train.Labels.GroupBy(label => label), group => Assert.Equal(100, group.Count()));
        Assert.Equal(10, Train.Classes.Length);
    }

    [Fact]
    public void The_seed_decides_every_pixel_and_the_parts_differ()
    {
        Assert.Equal(Pixels(Train), Pixels(StrokeDigits.Generate(1000, seed: 1, part: 0)));
        Assert.NotEqual(Pixels(Train), Pixels(StrokeDigits.Generate(1000, seed: 2, part: 0)));
        Assert.NotEqual(Pixels(Train.Only([.. Enumerable.Range(0, 300)])), Pixels(Test));
    }

    [Fact]
    public void A_longer_set_begins_as_a_shorter_one_does()
    {
        Assert.Equal(Pixels(StrokeDigits.Generate(300, seed: 1, part: 0)), Pixels(Train.Only([.. Enumerable.Range(0, 300)])));
    }

    [Fact]
    public void Every_image_has_ink_and_keeps_it_off_the_corners()
    {
        for (var i = 0; i < Train.Count; i++)
        {
            var image = Train.Image(i);
            Assert.InRange(Share(image), 0.015, 0.35);
            Assert.Equal((0, 0, 0, 0), (image[0], image[27], image[^28], image[^1]));
        }
    }

    [Fact]
    public void Digits_look_like_their_class_but_are_no_giveaway()
    {
        // The nearest training image is a fair reader; the nearest class mean, a linear one, must find it harder.
        var means = Enumerable.Range(0, 10).Select(MeanImage).ToArray();
        var byNeighbour = Accuracy(image => Train.Labels[Nearest(image, Train.Count, i => Train.Image(i))]);
        var byMean = Accuracy(image => Nearest(image, 10, i => means[i]));

        Assert.InRange(byNeighbour, 0.85, 1.0);
        Assert.InRange(byMean, 0.4, 0.9);
        Assert.True(byNeighbour > byMean);
    }

    private static byte[] Pixels(LabelledImages images) => images.Pixels.ToArray();

    private static double Share(ReadOnlySpan<byte> image)
    {
        var sum = 0.0;
        foreach (var pixel in image) sum += pixel;
        return sum / (255.0 * image.Length);
    }

    private static byte[] MeanImage(int digit)
    {
        var images = Enumerable.Range(0, Train.Count).Where(i => Train.Labels[i] == digit).ToArray();
        return [.. Enumerable.Range(0, Train.Shape.Pixels).Select(p => (byte)images.Average(i => Train.Image(i)[p]))];
    }

    private static double Accuracy(Func<byte[], int> reader) =>
        Enumerable.Range(0, Test.Count).Count(i => reader(Test.Image(i)) == Test.Labels[i]) / (double)Test.Count;

    private delegate ReadOnlySpan<byte> Candidate(int index);

    private static int Nearest(byte[] image, int count, Candidate candidate)
    {
        var (best, nearest) = (0, long.MaxValue);
        for (var i = 0; i < count; i++)
        {
            var distance = 0L;
            var other = candidate(i);
            for (var p = 0; p < image.Length; p++) distance += (image[p] - other[p]) * (image[p] - other[p]);
            if (distance < nearest) (best, nearest) = (i, distance);
        }

        return best;
    }
}
