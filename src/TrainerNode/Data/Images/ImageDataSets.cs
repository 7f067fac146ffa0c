using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Generated;

namespace ActorSearch.TrainerNode.Data.Images;

/// <summary>Data sets of images.</summary>
internal static class ImageDataSets
{
    /// <summary>From IDX files; all mistakes are reported together.</summary>
    public static Checked<DataSet> Load(DataSettings.Idx settings)
    {
        var train = IdxImages.Read(settings.TrainImages, settings.TrainLabels, settings.Classes);
        if (settings.TestImages is null || settings.TestLabels is null)
        {
            return train is Checked<IdxPair>.Right(var only)
                ? Whole(only, null)
                : new Checked<DataSet>.Wrong(((Checked<IdxPair>.Wrong)train).Mistakes);
        }

        // If the training labels cannot be read, the test set may have any label, so that its own mistakes are still reported.
        var classes = train is Checked<IdxPair>.Right(var known) ? known.Images.Classes.Length : settings.Classes ?? 256;
        var test = IdxImages.Read(settings.TestImages, settings.TestLabels, classes);
        if (train is not Checked<IdxPair>.Right(var pair) || test is not Checked<IdxPair>.Right(var other))
        {
            return new Checked<DataSet>.Wrong([.. Mistakes(train), .. Mistakes(test)]);
        }

        var (shape, otherShape) = (pair.Images.Shape, other.Images.Shape);
        return shape == otherShape
            ? Whole(pair, other)
            : Wrong(
                settings.TestImages,
                $"the images are {otherShape.Height} × {otherShape.Width}, but those of {settings.TrainImages} are {shape.Height} × {shape.Width}; "
                + "both need the same size.");
    }

    /// <summary>Digits from strokes, with equally many test and training images.</summary>
    public static DataSet Generate(DataSettings.StrokeDigits settings)
    {
        var (train, test) = (StrokeDigits.Generate(settings.Digits, settings.Seed, 0), StrokeDigits.Generate(settings.Digits, settings.Seed, 1));
        var hash = SHA256.HashData([.. SHA256.HashData(train.Pixels), .. SHA256.HashData(test.Pixels)]);
        return new DataSet(DataTable.Of(train), DataTable.Of(test), Convert.ToHexStringLower(hash));
    }

    private static Checked<DataSet> Whole(IdxPair train, IdxPair? test)
    {
        if (WrongLabels(train.Images.Labels, train.Images.Classes.Length) is { } sentence) return Wrong("data.train-labels", sentence);
        var sums = train.ImagesSha256 + train.LabelsSha256 + test?.ImagesSha256 + test?.LabelsSha256;
        return new Checked<DataSet>.Right(new DataSet(
            DataTable.Of(train.Images),
            test is null ? null : DataTable.Of(test.Images),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(sums)))));
    }

    /// <summary>Why a model cannot learn classes from these labels, or null.</summary>
    /// <param name="labels">Each below <paramref name="classes"/>.</param>
    /// <param name="classes">How many there are or should be.</param>
    private static string? WrongLabels(ReadOnlySpan<byte> labels, int classes)
    {
        var has = new bool[classes];
        foreach (var label in labels) has[label] = true;
        var (absent, highest) = (Array.IndexOf(has, false), Array.LastIndexOf(has, true));
        return has.Count(found => found) < 2
                ? $"there is only one class: all labels are {highest}; at least two are needed."
            : absent < 0 ? null
            : absent > highest
                ? $"no image has label {absent}, but data.classes says that there are {classes}; set data.classes = {highest + 1} or auto, or add images of it."
            : $"no image has label {absent}, but labels go up to {highest}; add images of it, or number the labels from 0 without a gap.";
    }

    private static ImmutableArray<Mistake> Mistakes(Checked<IdxPair> pair) => pair is Checked<IdxPair>.Wrong wrong ? wrong.Mistakes : [];

    private static Checked<DataSet>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);
}
