using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode;

namespace ActorSearch.Shared.Tests.Experiments.Reading;

/// <summary>Mistakes that a reader is led out of: words near to the right ones, keys that a file repeats, names of files.</summary>
public sealed class ExperimentMistakesTests
{
    [Theory]
    [InlineData("optimizer.kind = adm", "Did you mean adam?")]
    [InlineData("validation.kind = kfold", "Did you mean k-fold?")]
    [InlineData("selection.metric = acuracy", "Did you mean accuracy?")]
    [InlineData("search.epochs = halvin", "Did you mean halving?")]
    [InlineData("training.early-stopping = True", "Did you mean true?")]
    [InlineData("space.model.activation = [relu, gelo]", "Did you mean gelu?")]
    public void A_wrong_word_comes_with_the_nearest_right_one(string text, string end) =>
        Assert.EndsWith(end, Written.Mistake(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("optimizer.kind = adm, optimizer.momentum = 0.9", 1)]
    [InlineData("data.kind = generated", 1)]
    [InlineData("data.kind = generated, seed = -1", 2)]
    [InlineData("data.kind = csv", 1)]
    public void What_follows_from_a_wrong_word_is_not_another_mistake(string text, int mistakes) =>
        Assert.Equal(mistakes, Written.MistakesOf(text.StartsWith("data", StringComparison.Ordinal) ? text : $"data.kind = noisy-curve, {text}").Length);

    [Fact]
    public void Keys_that_a_file_gives_twice_are_known_with_their_lines_and_the_last_one_counts()
    {
        var experiment = Written.Right("training { patience = 5 }\nspace.model.dropout = [0]\ntraining.patience = 6\nspace { model { dropout = [0.1] } }\ntraining { patience = 7 }\ntraining.min-delta = 1");

        Assert.Equal("7", experiment.Settings["training.patience"]);
        Assert.Equal(["space.model.dropout 3 5", "training.patience 2 4 6"], experiment.Repeated.Select(key => $"{key.Key} {string.Join(' ', key.Value)}"));
        Assert.Empty(Written.Right("search { strategy = tpe, enqueue = [{ model.dropout = 0 }, { model.dropout = 0.1 }] }\nspace.model.dropout = [0, 0.1]").Repeated);
        Assert.Empty(Written.Right("seed = 1", "seed=2").Repeated);
    }

    [Fact]
    public void A_file_with_a_misspelt_name_comes_with_the_one_beside_it()
    {
        using var folder = new Folder();
        var right = folder.Write("houses.conf", "seed = 1");

        var wrong = Assert.IsType<Checked<Experiment>.Wrong>(ExperimentFile.Read(BuiltIn.Schema, Path.Combine(folder.Path, "house.conf"), []));

        Assert.Equal($"there is no such file. Did you mean {right}?", Assert.Single(wrong.Mistakes).Sentence);
    }
}
