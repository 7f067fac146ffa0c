using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode;

namespace ActorSearch.Shared.Tests.Experiments;

public sealed class PartlyUsedTests
{
    [Theory]
    [InlineData("optimizer.momentum = 0.9\nspace.optimizer.kind = [sgd, adam]", "optimizer.momentum", "optimizer.kind = sgd")]
    [InlineData("optimizer.beta1 = 0.8\nspace.optimizer.kind = [sgd, adam, adamw]", "optimizer.beta1", "optimizer.kind = adam or adamw")]
    [InlineData("space { optimizer.kind = [sgd, adam], optimizer.nesterov = [true, false] }\noptimizer.momentum = 0.9", "optimizer.nesterov", "optimizer.kind = sgd")]
    [InlineData("training.schedule.floor = 0.1\nspace.training.schedule.kind = [constant, cosine]", "training.schedule.floor", "training.schedule.kind = cosine")]
    [InlineData("data.prepare.smoothing = 4\nspace.data.prepare.encode = [one-hot, target]", "data.prepare.smoothing", "data.prepare.encode = target")]
    [InlineData("data.prepare.fill = 4\nspace.data.prepare.impute = [constant, mean]", "data.prepare.fill", "data.prepare.impute = constant")]
    [InlineData("training.patience = 4\nspace.training.early-stopping = [true, false]", "training.patience", "training.early-stopping = true")]
    public void A_setting_of_one_kind_is_named_where_the_kind_varies(string text, string path, string where) =>
        Assert.Equal(where, PartlyUsed(text)[path]);

    [Theory]
    [InlineData("optimizer.momentum = 0.9\nspace.optimizer.kind = [sgd, rmsprop]")]
    [InlineData("optimizer { kind = adam, momentum = 0.9 }\nspace.optimizer.learning-rate = [0.1, 0.2]")]
    [InlineData("space { optimizer.kind = [sgd, adam], optimizer.momentum { values = [0.9, 0.5], when { optimizer.kind = sgd } } }")]
    public void A_setting_that_all_or_none_use_or_that_has_a_condition_is_not(string text) => Assert.Empty(PartlyUsed(text));

    [Fact]
    public void Every_setting_of_some_words_of_a_setting_that_varies_is_named()
    {
        var conditional = BuiltIn.Schema.All.Where(setting => setting is { FixedBecause: null, Needs.Setting.FixedBecause: null, Required: false, Default: not null }).ToList();

        Assert.Contains(conditional, setting => setting.Needs!.Setting.Path == "model.kind");
        Assert.All(conditional, setting => Assert.Contains(setting.Path, PartlyUsed($"{setting.Path} = {setting.Default}\nspace.{setting.Needs!.Setting.Path} = [{setting.Needs.Values[0]}, {Other(setting.Needs)}]").Keys));
    }

    private static ImmutableSortedDictionary<string, string> PartlyUsed(string text)
    {
        var data = text.Contains("model.kind", StringComparison.Ordinal) ? "data.kind = stroke-digits\nloss.kind = cross-entropy\n" : "data.train = a.csv\n";
        return Assert.IsType<Checked<Experiment>.Right>(Written.Read(data + text)).Value.PartlyUsed;
    }

    private static string Other(Needed needs) =>
        needs.Setting.Expected.Split([", ", " or "], StringSplitOptions.None).First(word => !needs.Values.Contains(word));
}
