using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Data;

/// <summary>Data sets of images.</summary>
internal static class ImageDataSets
{
    /// <summary>From IDX files; all mistakes are told together.</summary>
    public static Checked<DataSet> Load(DataSettings.Idx settings)
    {
        var train = IdxImages.Read(settings.TrainImages, settings.TrainLabels, settings.Classes);
        if (settings.TestImages is null || settings.TestLabels is null)
        {
            return train is Checked<IdxPair>.Right(var only)
                ? Whole(only, null)
                : new Checked<DataSet>.Wrong(((Checked<IdxPair>.Wrong)train).Mistakes);
        }

        // Where the training labels cannot be read, any label will do in the test set: its own mistakes are told all the same.
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

    /// <summary>Digits from strokes, as many to test on as to train on.</summary>
    public static DataSet Generate(DataSettings.StrokeDigits settings)
    {
        var (train, test) = (StrokeDigits.Generate(settings.Digits, settings.Seed, 0), StrokeDigits.Generate(settings.Digits, settings.Seed, 1));
        var hash = SHA256.HashData([.. SHA256.HashData(train.Pixels), .. SHA256.HashData(test.Pixels)]);
        return new DataSet(DataTable.Of(train), DataTable.Of(test), Convert.ToHexStringLower(hash));
    }

    private static Checked<DataSet> Whole(IdxPair train, IdxPair? test)
    {
        if (train.Images.Classes.Length < 2)
        {
            return Wrong("data.train-labels", "there is one class only; it takes at least two to tell apart.");
        }

        var sums = train.ImagesSha256 + train.LabelsSha256 + test?.ImagesSha256 + test?.LabelsSha256;
        return new Checked<DataSet>.Right(new DataSet(
            DataTable.Of(train.Images),
            test is null ? null : DataTable.Of(test.Images),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(sums)))));
    }

    private static ImmutableArray<Mistake> Mistakes(Checked<IdxPair> pair) => pair is Checked<IdxPair>.Wrong wrong ? wrong.Mistakes : [];

    private static Checked<DataSet>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);
}
