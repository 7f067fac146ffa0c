using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Checking;

namespace ActorSearch.TrainerNode.Data.Images;

/// <summary>A set of images and labels from its two IDX files.</summary>
public static class IdxImages
{
    /// <summary>Reads and checks both files; all mistakes are reported together.</summary>
    /// <param name="images">Path of the images, count × height × width.</param>
    /// <param name="labels">Path of the labels, the same count.</param>
    /// <param name="classes">How many classes there are, 1 to 256; null is one more than the highest label.</param>
    public static Checked<IdxPair> Read(string images, string labels, int? classes)
    {
        var (imagesRead, labelsRead) = (IdxFile.ReadImages(images), IdxFile.ReadLabels(labels));
        if (imagesRead is not Checked<IdxFile>.Right(var pixels) || labelsRead is not Checked<IdxFile>.Right(var values))
        {
            return new Checked<IdxPair>.Wrong([.. Mistakes(imagesRead), .. Mistakes(labelsRead)]);
        }

        if (pixels.Dimensions[0] != values.Dimensions[0])
        {
            return Wrong(
                labels,
                $"there are {values.Dimensions[0]} labels for the {pixels.Dimensions[0]} images of {images}; name two files of the same set.");
        }

        var count = classes ?? values.Values.Max() + 1;
        var stray = values.Values.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(count - 1));
        if (stray >= 0)
        {
            return Wrong(
                labels,
                $"label {stray} (counted from 0) is {values.Values[stray]}, but the {count} classes are 0 to {count - 1}; "
                + "give the labels that belong to this set.");
        }

        var shape = new ImageShape(pixels.Dimensions[1], pixels.Dimensions[2]);
        var names = Enumerable.Range(0, count).Select(label => label.ToString(CultureInfo.InvariantCulture)).ToImmutableArray();
        return new Checked<IdxPair>.Right(
            new IdxPair(new LabelledImages(shape, names, pixels.Values, values.Values), pixels.Sha256, values.Sha256));
    }

    private static ImmutableArray<Mistake> Mistakes(Checked<IdxFile> file) =>
        file is Checked<IdxFile>.Wrong wrong ? wrong.Mistakes : [];

    private static Checked<IdxPair>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);
}

/// <summary>What two IDX files hold, and their fingerprints.</summary>
public sealed record IdxPair(LabelledImages Images, string ImagesSha256, string LabelsSha256);
