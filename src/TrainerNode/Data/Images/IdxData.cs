using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Images;

/// <summary>Images and their classes in IDX files, plain or gzip, the format of MNIST.</summary>
/// <param name="TrainImages">Path of the training images.</param>
/// <param name="TrainLabels">Path of their labels.</param>
/// <param name="TestImages">Path of the test images, or null: then nothing is scored at the end.</param>
/// <param name="TestLabels">Path of their labels; given where the test images are.</param>
/// <param name="Classes">How many different labels the training set must have, or null: any number.</param>
public sealed record IdxData(string TrainImages, string TrainLabels, string? TestImages, string? TestLabels, int? Classes) : DataSource
{
    private static readonly Setting<string> ImagesOfTraining =
        Define.Text("data.train-images", SettingScope.Data, "the path of a file", "The training images, an IDX file, plain or gzip.") with { Required = true };

    private static readonly Setting<string> LabelsOfTraining =
        Define.Text("data.train-labels", SettingScope.Data, "the path of a file", "The labels of the training images.") with { Required = true };

    private static readonly Setting<string> ImagesOfTest =
        Define.Text("data.test-images", SettingScope.Data, "the path of a file", "The test images, scored once at the end (default: no test).");

    private static readonly Setting<string> LabelsOfTest =
        Define.Text("data.test-labels", SettingScope.Data, "the path of a file", "The labels of the test images.");

    private static readonly Setting<int?> ClassCount = new(
        "data.classes", SettingScope.Data, "Number of classes, which is checked; auto: as many as there are different training labels.", "auto", new AutoKind(2, 256));

    public static readonly Kind<DataSettings> Kind = new(
        "idx",
        values => new IdxData(
            values.Get(ImagesOfTraining), values.Get(LabelsOfTraining), values.GetOrNull(ImagesOfTest), values.GetOrNull(LabelsOfTest), values.Get(ClassCount)),
        ImagesOfTraining, LabelsOfTraining, ImagesOfTest, LabelsOfTest, ClassCount)
    {
        Rules =
        [
            new(LabelsOfTest, [ImagesOfTest, LabelsOfTest],
                values => (values.GetOrNull(ImagesOfTest) is null) != (values.GetOrNull(LabelsOfTest) is null),
                "test images need labels and labels need images: give both data.test-images and data.test-labels, or neither."),
        ],
    };

    /// <inheritdoc/>
    public override bool HasImages => true;

    /// <inheritdoc/>
    protected override ImmutableArray<string> RowFiles => [TrainImages, TrainLabels, .. Given(TestImages), .. Given(TestLabels)];

    /// <inheritdoc/>
    public override Checked<DataSet> Load(TableSpace space)
    {
        var train = IdxImages.Read(TrainImages, TrainLabels);
        if (TestImages is null || TestLabels is null)
        {
            return train is Checked<IdxPair>.Right(var only)
                ? Whole(only, null)
                : new Checked<DataSet>.Wrong(((Checked<IdxPair>.Wrong)train).Mistakes);
        }

        // If the training labels cannot be read, the test set may have any label, so that its own mistakes are still reported.
        var test = IdxImages.Read(TestImages, TestLabels, train is Checked<IdxPair>.Right(var known) ? known.Classes : null);
        if (train is not Checked<IdxPair>.Right(var pair) || test is not Checked<IdxPair>.Right(var other))
        {
            return new Checked<DataSet>.Wrong([.. Mistakes(train), .. Mistakes(test)]);
        }

        var (shape, otherShape) = (pair.Images.Shape, other.Images.Shape);
        return shape == otherShape
            ? Whole(pair, other)
            : Wrong(
                TestImages,
                $"the images are {otherShape.Height} × {otherShape.Width}, but those of {TrainImages} are {shape.Height} × {shape.Width}; "
                + "both need the same size.");
    }

    /// <inheritdoc/>
    protected override DataSettings WithRowFiles(Func<string, string> place) => this with
    {
        TrainImages = place(TrainImages),
        TrainLabels = place(TrainLabels),
        TestImages = TestImages is null ? null : place(TestImages),
        TestLabels = TestLabels is null ? null : place(TestLabels),
    };

    private static string[] Given(string? path) => path is null ? [] : [path];

    private Checked<DataSet> Whole(IdxPair train, IdxPair? test)
    {
        if (WrongLabels(train.Classes) is { } sentence) return Wrong("data.train-labels", sentence);
        var sums = train.ImagesSha256 + train.LabelsSha256 + test?.ImagesSha256 + test?.LabelsSha256;
        return new Checked<DataSet>.Right(new DataSet(
            DataTable.FromImages(train.Images),
            test is null ? null : DataTable.FromImages(test.Images),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(sums)))));
    }

    /// <summary>Why a model cannot learn classes from these labels, or null.</summary>
    private string? WrongLabels(ImmutableArray<int> labels) =>
        labels.Length < 2 ? $"there is only one class: all labels are {labels[0]}; at least two are needed."
        : Classes is { } wanted && wanted != labels.Length
            ? $"there are {labels.Length} different labels, but data.classes says {wanted}; set data.classes = {labels.Length} or auto, or give labels of {wanted} classes."
        : null;

    private static ImmutableArray<Mistake> Mistakes(Checked<IdxPair> pair) => pair is Checked<IdxPair>.Wrong wrong ? wrong.Mistakes : [];

    private static Checked<DataSet>.Wrong Wrong(string where, string sentence) => new([new Mistake(where, sentence)]);
}
