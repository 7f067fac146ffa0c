namespace ActorSearch.Coordinator.Tests.Storage.Records;

public class StudyCardTests
{
    private const string Nets = "name = nets, data { kind = noisy-curve, rows = 12 }, space { model.hidden = [[2], [3]] }";

    [Theory]
    [InlineData("selection.metric=r2", "selection.metric=mae", "selection.metric was r2 and is mae now", "selection.metric = r2")]
    [InlineData("selection.metrics=[r2, epochs]", "selection.metrics=[mae, epochs]", "selection.metrics was [\"r2\", \"epochs\"] and is [\"mae\", \"epochs\"] now", "selection.metrics = [\"r2\", \"epochs\"]")]
    [InlineData("selection.metric=r2", "selection.metrics=[mae, epochs]", "selection.metric was r2 and selection.metrics is [\"mae\", \"epochs\"] now", "selection.metric = r2 and remove selection.metrics")]
    [InlineData("selection.metrics=[r2, epochs]", "selection.metric=mae", "selection.metrics was [\"r2\", \"epochs\"] and selection.metric is mae now", "selection.metrics = [\"r2\", \"epochs\"] and remove selection.metric")]
    public void What_ranks_is_named_by_its_setting(string before, string after, string change, string back) =>
        Assert.Equal((change, back), Search.Card(Search.Experiment(Nets, before)).RankingChanged(Search.Card(Search.Experiment(Nets, after))));
}
