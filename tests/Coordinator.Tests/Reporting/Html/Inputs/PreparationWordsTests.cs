using ActorSearch.Coordinator.Reporting.Html.Inputs;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.Coordinator.Tests.Reporting.Html.Inputs;

public class PreparationWordsTests
{
    [Fact]
    public void Each_encoding_of_a_category_has_its_words()
    {
        Assert.Equal("one-hot: 2 inputs", Words(new FittedEncoding.Places([0, 1, -1, -1], 2)));
        Assert.Equal("a number for each text: a 0.5000, b 1.500", Words(new FittedEncoding.Codes([0.5f, 1.5f, 0, 0], 1)));
        Assert.Equal("embedding: 2 numbers learned for each text", Words(new FittedEncoding.Rows([0, 1, 2, 2], 3, 2).Learned([1, 2, 3, 4, 0, 0])));
    }

    private static string Words(FittedEncoding encoding) => PreparationWords.Describe(
        new TrainedModel(new Mlp([1], new Relu(), 0), ["c"], "y", ColumnScale.None(1), ColumnScale.None(1), [])
        {
            Columns = [new InputColumn("c", ColumnType.Category) { Levels = ["a", "b"] }],
            Prepared = [new PreparedColumn.Category(encoding)],
        },
        0);
}
