using ActorSearch.TrainerNode.Objectives.Commands;

namespace ActorSearch.TrainerNode.Tests.Objectives.Commands;

/// <summary>Single lines that programs print.</summary>
public class PrintedLineTests
{
    [Theory]
    [InlineData("""{"epoch": 1, "loss": 1, "train_loss": 2}""", "it printed train_loss, which is not a key of an epoch: did you mean train-loss?")]
    [InlineData("""{"epoch": 1, "loss": 1, "metric": {"r2": 2}}""", "it printed metric, which is not a key of an epoch: did you mean metrics?")]
    [InlineData("""{"result": {"loss": 1, "test_loss": 2}}""", "it printed test_loss, which is not a key of a result: did you mean test-loss?")]
    [InlineData("""{"result": {"Loss": 1}}""", "it printed Loss, which is not a key of a result: did you mean loss?")]
    [InlineData("""{"epoch": 1, "loss": 1, "result": {}}""", "it printed an epoch and a result in one object; each has a line of its own")]
    [InlineData("""{"predictions": [1], "result": {}}""", "it printed predictions and a result in one object; each has a line of its own")]
    [InlineData("""{"epoch": 1.5, "loss": 1}""", "it printed an epoch that is not a whole number")]
    [InlineData("""{"epoch": 1e400, "loss": 1}""", "it printed an epoch that is not a whole number")]
    [InlineData("""{"epoch": "1", "loss": 1}""", "it printed an epoch that is not a whole number")]
    [InlineData("""{"epoch": 1, "loss": true}""", "it printed loss as true, not as a number")]
    [InlineData("""{"epoch": 1, "loss": "nan"}""", "it printed loss as string, not as a number")]
    [InlineData("""{"epoch": 1, "loss": 1, "metrics": {"r2": {"mean": 1}}}""", "it printed r2 as object, not as a number")]
    [InlineData("""{"epoch": 1, "loss": 1, "metrics": [1]}""", "it printed metrics that are not an object")]
    [InlineData("""{"result": 0.5}""", "its result is not an object")]
    public void What_is_almost_a_report_is_refused_with_a_sentence(string line, string sentence) => Assert.Equal(sentence, Assert.IsType<PrintedLine.Wrong>(PrintedLine.Read(line)).Reason);

    [Theory]
    [InlineData("""{"epoch": 2.0, "loss": 1, "epochs": 100, "seconds": 3}""")]
    [InlineData("""{"epoch": 2e0, "loss": 1, "losses": [1, 2]}""")]
    public void An_epoch_may_have_keys_of_the_program_and_a_number_without_a_fraction(string line) =>
        Assert.Equal((2, 1), (Assert.IsType<PrintedLine.Epoch>(PrintedLine.Read(line)).Report.Epoch, ((PrintedLine.Epoch)PrintedLine.Read(line)).Report.ValidationLoss));

    [Theory]
    [InlineData("{")]
    [InlineData("""{"result": {"loss": 1""")]
    [InlineData("""{"result": {}} {"result": {}}""")]
    public void An_object_has_a_line_of_its_own(string line) =>
        Assert.Contains("but is not the whole of one in JSON", Assert.IsType<PrintedLine.Wrong>(PrintedLine.Read(line)).Reason, StringComparison.Ordinal);
}
