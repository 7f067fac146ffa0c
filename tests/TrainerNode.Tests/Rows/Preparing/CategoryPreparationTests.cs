using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Rows;
using ActorSearch.TrainerNode.Rows.Preparing;
using ActorSearch.TrainerNode.Tests.Training;

namespace ActorSearch.TrainerNode.Tests.Rows.Preparing;

/// <summary>Codes that were compared are those of scikit-learn 1.2.1: OneHotEncoder with infrequent categories, OrdinalEncoder.</summary>
public sealed class CategoryPreparationTests
{
    private const float Missing = float.NaN, Unseen = InputColumn.Unseen;

    [Fact]
    public void Each_text_has_an_input_and_an_unknown_one_is_nothing()
    {
        var table = Prepared.Letters("bbbccdaaae");

        var inputs = Prepared.Inputs(Prepared.Fit(Prepared.Settings, table), table, 0, 4, Unseen, Missing);

        Assert.Equal([[1, 0, 0, 0, 0], [0, 0, 0, 0, 1], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]], inputs);
    }

    [Fact]
    public void The_rarest_texts_share_the_last_input_with_unknown_ones_and_missing_has_its_own()
    {
        var table = Prepared.Letters("bbbccdaaae  ");

        var inputs = Prepared.Inputs(Prepared.Fit(Prepared.Settings with { Encode = new OneHotEncoding(3) }, table), table, 0, 1, 2, 3, 4, Unseen, Missing);

        Assert.Equal([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 0, 1]], inputs);
    }

    [Fact]
    public void Of_equally_rare_texts_the_first_ones_are_rare()
    {
        var table = Prepared.Letters("abcd");

        Assert.Equal(
            [[0, 0, 1], [0, 0, 1], [1, 0, 0], [0, 1, 0]],
            Prepared.Inputs(Prepared.Fit(Prepared.Settings with { Encode = new OneHotEncoding(3) }, table), table, 0, 1, 2, 3));
    }

    [Fact]
    public void The_width_is_that_of_the_file_and_a_text_that_the_fold_lacks_is_unknown()
    {
        var table = Prepared.Letters("aabbc ");
        int[] rows = [0, 1, 2, 3];

        var inputs = Prepared.Inputs(Prepared.Fit(Prepared.Settings, table, rows), table, 0, 2, Missing);

        Assert.Equal([[1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], inputs);
        Assert.Equal(4, TablePreparation.Width(Some.Hyperparameters with { Preparation = Prepared.Settings }, table));
    }

    [Fact]
    public void An_embedding_has_a_row_for_each_text_and_one_for_unknown_and_single_ones()
    {
        var table = Prepared.Letters("aabbc ");
        var settings = Prepared.Settings with { Encode = new EmbeddingEncoding(null) };
        var hyperparameters = Some.Hyperparameters with { Preparation = settings };

        Assert.Equal([[0], [1], [4], [3], [4]], Prepared.Inputs(Prepared.Fit(settings, table), table, 0, 1, 2, Missing, Unseen));
        Assert.Equal([[0], [1], [4], [4]], Prepared.Inputs(Prepared.Fit(settings, table, 0, 1, 2, 3), table, 0, 1, 2, Missing));
        Assert.Equal((2, 10), (TablePreparation.Width(hyperparameters, table), TablePreparation.Tables(hyperparameters, table)));
        Assert.Equal((7, 50), (new EmbeddingEncoding(7).Table(new(4000, false, true, 0))!.Value.Dimensions, new EmbeddingEncoding(null).Table(new(4000, false, true, 0))!.Value.Dimensions));
    }

    [Fact]
    public void Ordinal_codes_are_indices_and_unknown_and_missing_texts_minus_1()
    {
        var table = Prepared.Letters("bbbccdaaae ");
        var settings = Prepared.Plain with { Encode = new OrdinalEncoding() };

        Assert.Equal([[0, 0], [2, 0], [-1, 0], [-1, 1]], Prepared.Inputs(Prepared.Fit(settings, table), table, 0, 2, Unseen, Missing));
        Assert.Equal([[0], [-1]], Prepared.Inputs(Prepared.Fit(settings with { Indicator = false }, table), table, 0, Missing));
    }

    [Fact]
    public void Target_statistics_are_smoothed_means_and_an_unknown_text_has_that_of_all_rows()
    {
        var table = Prepared.Letters("aab  ", [1, 3, 8, 5, 7]);

        var inputs = Prepared.Inputs(Prepared.Fit(Prepared.Plain with { Encode = new TargetEncoding(2) }, table), table, 0, 1, Missing, Unseen);

        // The mean is 4.8: (1 + 3 + 2 · 4.8) / 4, (8 + 2 · 4.8) / 3, (5 + 7 + 2 · 4.8) / 4.
        Assert.Equal([[3.4f], [(float)(17.6 / 3)], [5.4f], [4.8f]], inputs);
    }

    [Theory]
    [InlineData(2, new[] { 0.75f })]
    [InlineData(3, new[] { 0.25f, 0.75f, 0f })]
    public void Of_classes_the_statistics_are_shares_without_the_first_of_two(int classes, float[] expected)
    {
        var table = Prepared.Letters("aaaabb", [1, 1, 1, 0, 0, 0]) with { Classes = [.. Enumerable.Range(0, classes).Select(of => $"{of}")] };

        Assert.Equal(expected, Prepared.Inputs(Prepared.Fit(Prepared.Plain with { Encode = new TargetEncoding(0) }, table), table, 0)[0]);
    }

    [Fact]
    public void A_training_row_gets_statistics_that_do_not_know_its_target()
    {
        var random = RandomStream.For(3, StreamPurpose.GeneratedData);
        var letters = string.Concat(Enumerable.Range(0, 60).Select(_ => (char)('a' + random.NextInt32(4))));
        float[] targets = [.. Enumerable.Range(0, 60).Select(_ => random.NextSingle())];
        int[] rows = [.. Enumerable.Range(0, 50)];
        var settings = Prepared.Plain with { Encode = new TargetEncoding(1) };
        var (before, table) = (Codes(targets), Prepared.Letters(letters, targets));

        for (var row = 0; row < rows.Length; row += 7)
        {
            float[] changed = [.. targets];
            changed[row] = 1e6f;
            var after = Codes(changed);
            Assert.Equal(before[row], after[row]);
            Assert.NotEqual(before.Take(50), after.Take(50));
        }

        // All other rows get those of all training rows.
        var fitted = Prepared.Fit(settings, table, rows);
        Assert.Equal(Prepared.Inputs(fitted, table, [.. table.Inputs[50..]]).Select(row => row[0]), before[50..]);

        float[] Codes(float[] of)
        {
            var source = PreparedTable.Create(Prepared.Letters(letters, of), Prepared.Fit(settings, Prepared.Letters(letters, of), rows), isFitted: true);
            var codes = new float[60];
            for (var row = 0; row < 60; row++) source.CopyInputs(row, codes.AsSpan(row, 1));
            return codes;
        }
    }
}
