using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Data.Images;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data.Images;

public sealed class IdxDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Four_files_make_a_data_set_whatever_their_packing()
    {
        var plain = Right(Load([0, 1, 2], [2, 2]));
        var packed = Right(Load([0, 1, 2], [2, 2], IdxBytes.Gzip));

        Assert.Equal((3, 2, 4), (plain.Train.Rows, plain.Test!.Rows, plain.Train.InputColumns));
        Assert.Equal([2, 2], plain.Test.Targets);
        Assert.Equal(3, plain.Test.Classes.Length);
        Assert.Equal(plain.Sha256, packed.Sha256);
        Assert.NotEqual(plain.Sha256, Right(Load([0, 1, 2], [2, 1])).Sha256);
    }

    [Fact]
    public void A_test_label_that_training_does_not_have_is_told()
    {
        var mistake = Assert.Single(Wrong(Load([0, 1, 1], [2])));

        Assert.Equal(_folder.File("test-labels"), mistake.Where);
        Assert.Contains("is 2, but the 2 classes are 0 to 1", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_only_and_sizes_that_differ_are_told()
    {
        Assert.Contains("only one class", Assert.Single(Wrong(Load([0, 0], [0]))).Sentence, StringComparison.Ordinal);

        var settings = Files([0, 1], [1], bytes => bytes);
        _folder.Write("test-images", IdxBytes.Images(1, 3, 2, _ => 0));
        Assert.Contains("3 × 2, but those of", Assert.Single(Wrong(DataSets.Load(settings))).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 3, 3, 3 }, null, "there is only one class: all labels are 3")]
    [InlineData(new byte[] { 0, 1, 0 }, 6, "no image has label 2, but data.classes says that there are 6; set data.classes = 2 or auto")]
    [InlineData(new byte[] { 0, 1, 3 }, null, "no image has label 2, but labels go up to 3; add images of it, or number the labels")]
    [InlineData(new byte[] { 0, 1, 3 }, 6, "no image has label 2, but labels go up to 3")]
    public void A_class_without_training_images_is_told_with_what_helps(byte[] labels, int? classes, string sentence)
    {
        var settings = Files(labels, [0], bytes => bytes) with { Classes = classes };

        var mistake = Assert.Single(Wrong(DataSets.Load(settings)));

        Assert.Equal("data.train-labels", mistake.Where);
        Assert.StartsWith(sentence, mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_in_all_files_are_told_together()
    {
        var settings = new IdxData(_folder.File("a"), _folder.File("b"), _folder.File("c"), _folder.File("d"), null);

        Assert.Equal(4, Wrong(DataSets.Load(settings)).Length);
    }

    [Fact]
    public void Images_stay_bytes()
    {
        var data = Right(DataSets.Load(new StrokeDigits(50, 1)));

        Assert.Empty(data.Train.Inputs);
        Assert.Equal(50 * 784, data.Train.Images!.Pixels.Length);
        Assert.Equal((50, 784, 10), (data.Test!.Rows, data.Test.InputColumns, data.Test.Classes.Length));
    }

    public void Dispose() => _folder.Dispose();

    private Checked<DataSet> Load(byte[] train, byte[] test, Func<byte[], byte[]>? pack = null) =>
        DataSets.Load(Files(train, test, pack ?? (bytes => bytes)));

    private IdxData Files(byte[] train, byte[] test, Func<byte[], byte[]> pack) => new(
        _folder.Write("train-images", pack(IdxBytes.Images(train.Length, 2, 2, i => (byte)i))),
        _folder.Write("train-labels", pack(IdxBytes.Labels(train))),
        _folder.Write("test-images", pack(IdxBytes.Images(test.Length, 2, 2, i => (byte)i))),
        _folder.Write("test-labels", pack(IdxBytes.Labels(test))),
        null);

    private static DataSet Right(Checked<DataSet> data) => Assert.IsType<Checked<DataSet>.Right>(data).Value;

    private static Mistake[] Wrong(Checked<DataSet> data) => [.. Assert.IsType<Checked<DataSet>.Wrong>(data).Mistakes];
}
