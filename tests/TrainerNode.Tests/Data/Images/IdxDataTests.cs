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
    public void A_test_label_that_training_does_not_have_is_refused()
    {
        var mistake = Assert.Single(Wrong(Load([0, 1, 1], [2])));

        Assert.Equal(_folder.File("test-labels"), mistake.Where);
        Assert.Contains("is 2, which no training image has: the 2 classes are between 0 and 1", mistake.Sentence, StringComparison.Ordinal);
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
    [InlineData(new byte[] { 0, 1, 0 }, 6, "there are 2 different labels, but data.classes says 6; set data.classes = 2 or auto")]
    public void Labels_that_are_not_the_expected_classes_are_refused(byte[] labels, int? classes, string sentence)
    {
        var settings = Files(labels, [labels[0]], bytes => bytes) with { Classes = classes };

        var mistake = Assert.Single(Wrong(DataSets.Load(settings)));

        Assert.Equal("data.train-labels", mistake.Where);
        Assert.StartsWith(sentence, mistake.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x08, new byte[] { 1, 26, 5, 1 }, new[] { "1", "5", "26" })]
    [InlineData(0x09, new byte[] { 255, 1, 255, 1 }, new[] { "-1", "1" })]
    [InlineData(0x0b, new byte[] { 1, 0, 0, 7, 1, 0, 0, 7 }, new[] { "7", "256" })]
    [InlineData(0x0c, new byte[] { 0, 0, 0, 3, 255, 255, 255, 254, 0, 1, 0, 0, 0, 0, 0, 3 }, new[] { "-2", "3", "65536" })]
    public void Labels_are_any_integers_and_name_the_classes(byte type, byte[] labels, string[] classes)
    {
        var settings = Files([0, 1, 0, 1], [0, 1, 0, 1], bytes => bytes);
        foreach (var set in new[] { "train", "test" }) _folder.Write($"{set}-labels", IdxBytes.Of(type, [4], labels));

        var data = Right(DataSets.Load(settings));

        Assert.Equal(classes, data.Train.Classes);
        Assert.Equal(classes, data.Test!.Classes);
        Assert.Equal(data.Train.Targets, data.Test.Targets);
        Assert.Equal(classes.Length, data.Train.Targets.Distinct().Count());
        Assert.Equal(data.Train.Targets[0], data.Train.Targets[type == 0x0c || type == 0x08 ? 3 : 2]);
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
        Assert.InRange(data.Train.Images!.Pixels.Bytes, 1, 50 * 784);
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
