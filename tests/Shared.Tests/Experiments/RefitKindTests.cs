using ActorSearch.Shared.Experiments;

namespace ActorSearch.Shared.Tests.Experiments;

public class RefitKindTests
{
    [Theory]
    [InlineData("", "folds")]
    [InlineData("validation { folds = 10, repeats = 2 }", "folds")]
    [InlineData("validation { folds = 7, repeats = 3 }", "all-rows")]
    [InlineData("validation.kind = holdout", "all-rows")]
    [InlineData("refit.restarts = 3", "all-rows")]
    [InlineData("refit.epochs = 10", "all-rows")]
    [InlineData("refit { kind = auto, restarts = 2 }", "all-rows")]
    [InlineData("refit.kind = auto", "folds")]
    [InlineData("refit.kind = all-rows", "all-rows")]
    [InlineData("refit { kind = hold-out, restarts = 2 }", "hold-out")]
    [InlineData("model.kind = noop", "all-rows")]
    [InlineData("space { model.kind = [mlp, noop] }", "all-rows")]
    public void The_kind_of_refit_follows_from_what_is_set(string text, string kind)
    {
        var experiment = Written.Right(text);

        Assert.Equal(kind, experiment.Settings["refit.kind"]);
        Assert.Equal(kind, experiment.Refit.Kind switch { RefitKind.Folds => "folds", RefitKind.HoldOut => "hold-out", _ => "all-rows" });
    }
}
