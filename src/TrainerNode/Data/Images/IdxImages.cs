using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Checking;

namespace ActorSearch.TrainerNode.Data.Images;

/// <summary>A set of images and labels from its two IDX files.</summary>
public static class IdxImages
{
    /// <summary>Most classes: a label is stored as a byte.</summary>
    private const int MostClasses = 256;

    /// <summary>Reads and checks both files; all mistakes are reported together.</summary>
    /// <param name="images">Path of the images, count × height × width.</param>
    /// <param name="labels">Path of the labels, the same count; any integers.</param>
    /// <param name="known">The classes of the training set, ascending; null for the training set itself, whose classes are its labels.</param>
    public static Checked<IdxPair> Read(string images, string labels, ImmutableArray<int>? known = null)
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

        var numbers = values.Labels;
        var classes = known ?? [.. numbers.Distinct().Order()];
        if (classes.Length > MostClasses) return Wrong(labels, $"there are {classes.Length} different labels, more than {MostClasses} classes; give labels of fewer classes.");
        var places = classes.Index().ToDictionary(pair => pair.Item, pair => (byte)pair.Index);
        var stray = Array.FindIndex(numbers, number => !places.ContainsKey(number));
        if (stray >= 0)
        {
            return Wrong(
                labels,
                $"label {stray} (counted from 0) is {numbers[stray]}, which no training image has: the {classes.Length} classes are between {classes[0]} and {classes[^1]}; "
                + "give the labels that belong to this set.");
        }

        var shape = new ImageShape(pixels.Dimensions[1], pixels.Dimensions[2]);
        var names = classes.Select(label => label.ToString(CultureInfo.InvariantCulture)).ToImmutableArray();
        return new Checked<IdxPair>.Right(
            new IdxPair(new LabelledImages(shape, names, pixels.Images!, [.. numbers.Select(number => places[number])]), classes, pixels.Sha256, values.Sha256));
    }

    private static ImmutableArray<Mistake> Mistakes(Checked<IdxFile> file) =>
        file is Checked<IdxFile>.Wrong wrong ? wrong.Mistakes : [];

    private static Checked<IdxPair>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);
}

/// <summary>What two IDX files contain.</summary>
/// <param name="Images">The images; their labels are places among the classes.</param>
/// <param name="Classes">The labels of the files, ascending.</param>
/// <param name="ImagesSha256">Of the file of images.</param>
/// <param name="LabelsSha256">Of the file of labels.</param>
public sealed record IdxPair(LabelledImages Images, ImmutableArray<int> Classes, string ImagesSha256, string LabelsSha256);
