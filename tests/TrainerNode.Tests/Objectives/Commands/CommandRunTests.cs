using System.Text.Json;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Results;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Objectives.Commands;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Objectives.Commands;

/// <summary>Programs of all kinds, each a few lines of shell, as objectives.</summary>
public sealed class CommandRunTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void A_program_with_epochs_has_curves_and_its_best_epoch()
    {
        var scored = Assert.IsType<FoldOutcome.Scored>(Fold("""
            read -r line
            for epoch in 1 2 3; do echo "{\"epoch\": $epoch, \"loss\": $(( (epoch - 2) * (epoch - 2) )).5, \"train-loss\": 0.$epoch}"; done
            echo 'a word for people'
            echo '{"result": {}}'
            """));

        Assert.Equal([1.5, 0.5, 1.5], scored.Curves.Validation);
        Assert.Equal([0.1, 0.2, 0.3], scored.Curves.Train);
        Assert.Equal(2, scored.BestEpoch);
    }

    [UnixFact]
    public void A_program_gets_its_task_as_one_line_and_in_its_arguments()
    {
        Fold($"read -r line; echo \"$line\" > {At("line")}; echo '{{x}} {{fold}}' > {At("words")}; echo '{{\"result\": {{\"loss\": 1}}}}'".Replace("{{", "{").Replace("}}", "}"), fold: 3);
        var task = JsonDocument.Parse(File.ReadAllText(At("line"))).RootElement;

        Assert.Equal("0.5 1", File.ReadAllText(At("words")).Trim());
        Assert.Equal(0.5, task.GetProperty("hyperparameters").GetProperty("x").GetDouble());
        Assert.Equal("rbf", task.GetProperty("hyperparameters").GetProperty("kernel.kind").GetString());
        Assert.Equal((1, 1), (task.GetProperty("fold").GetInt32(), task.GetProperty("repeat").GetInt32()));
        Assert.Equal(JsonValueKind.Null, task.GetProperty("data").ValueKind);
    }

    [UnixFact]
    public void The_row_files_of_a_fold_divide_the_rows()
    {
        File.WriteAllText(At("rows.csv"), "name,y\n" + string.Concat(Enumerable.Range(0, 10).Select(row => $"text {row},{row}\n")));
        Fold($"read -r line; echo \"$line\" > {At("line")}; cp $(dirname $(echo \"$line\" | sed 's/.*train-rows\":\"\\([^\"]*\\).*/\\1/'))/*.txt {_folder.At("")}; echo '{{\"result\": {{\"loss\": 1}}}}'".Replace("{{", "{").Replace("}}", "}"),
            data: $"data {{ train = {At("rows.csv")} }}");
        var numbers = (string[] files) => files.SelectMany(File.ReadAllLines).Select(int.Parse).ToArray();
        var (train, validation) = (numbers(Directory.GetFiles(_folder.At(""), "*-train.txt")), numbers(Directory.GetFiles(_folder.At(""), "*-validation.txt")));

        Assert.Equal((5, 5), (train.Length, validation.Length));
        Assert.Equal(Enumerable.Range(0, 10), train.Concat(validation).Order());
    }

    [UnixFact]
    public void A_training_that_has_stalled_is_told_to_stop_and_its_epochs_count()
    {
        var scored = Assert.IsType<FoldOutcome.Scored>(Fold("""
            read -r line
            exec 3<&0
            (read -r stop <&3; kill $$) &
            epoch=0
            while [ $epoch -lt 1000 ]; do epoch=$((epoch + 1)); echo "{\"epoch\": $epoch, \"loss\": $epoch}"; done
            wait
            """, more: "training.patience = 4"));

        Assert.Equal(5, scored.Curves.Epochs);
        Assert.Equal(1, scored.BestEpoch);
    }

    [UnixFact]
    public void What_goes_wrong_is_a_failed_fold_with_a_sentence_and_the_last_lines_of_standard_error()
    {
        Assert.Equal("The program failed: it ended with exit code 3. Its last lines on standard error: no luck", Reason("echo no luck >&2; exit 3"));
        Assert.Contains("ended without a result", Reason("echo hello"), StringComparison.Ordinal);
        Assert.Contains("printed NaN or Infinity", Reason("""echo '{"result": {"loss": NaN}}'"""), StringComparison.Ordinal);
        Assert.Contains("its result has no loss, and it printed no epoch before", Reason("""echo '{"result": {}}'"""), StringComparison.Ordinal);
        Assert.Contains("is not the whole of one in JSON", Reason("""echo '{"result": {"loss": 1'"""), StringComparison.Ordinal);
        Assert.Contains("loss as string, not as a number", Reason("""echo '{"result": {"loss": "1"}}'"""), StringComparison.Ordinal);
        Assert.Contains("epoch 2 came after epoch 0", Reason("""echo '{"epoch": 2, "loss": 1}'; sleep 60"""), StringComparison.Ordinal);
        Assert.Contains("printed two results", Reason("""echo '{"result": {"loss": 1}}'; echo '{"result": {"loss": 1}}'"""), StringComparison.Ordinal);
        Assert.Contains("ended by signal 9", Reason("kill -9 $$"), StringComparison.Ordinal);
        Assert.Contains("a process that it started was still running", Reason("""sleep 60 > /dev/null 2>&1 & echo '{"result": {"loss": 1}}'"""), StringComparison.Ordinal);
        Assert.Contains("longer than objective.timeout = 1 s", Reason("sleep 60", "objective.timeout = 1"), StringComparison.Ordinal);
        Assert.Contains("it ended with exit code 255", Reason("exit 255"), StringComparison.Ordinal);
        Assert.Contains("two results", Reason("""echo '{"result": {"loss": 1}}'; echo '{"result": {"loss": 2}}'; exit 0"""), StringComparison.Ordinal);
        Assert.Contains("an epoch after its result", Reason("""echo '{"result": {"loss": 1}}'; echo '{"epoch": 1, "loss": 1}'"""), StringComparison.Ordinal);
        Assert.Contains("a loss or metrics", Reason("""echo '{"epoch": 1, "loss": 1}'; echo '{"result": {"metrics": {"r2": 1}}}'"""), StringComparison.Ordinal);
        Assert.Contains("Duplicate property 'loss'", Reason("""echo '{"result": {"loss": 1, "loss": 2}}'"""), StringComparison.Ordinal);
        Assert.Contains("half of a surrogate pair", Reason("""printf '%s\n' '{"result": {"loss": 1, "metrics": {"\ud800": 1}}}'"""), StringComparison.Ordinal);
        Assert.Contains("the validation loss of epoch 1 is Infinity", Reason("""echo '{"result": {"loss": 1e999}}'"""), StringComparison.Ordinal);
        Assert.Contains("an epoch that is not a whole number", Reason("""echo '{"epoch": 99999999999, "loss": 1}'"""), StringComparison.Ordinal);
        Assert.Contains("the metric f1, which objective.metrics does not name", Reason("""echo '{"result": {"loss": 1, "metrics": {"f1": 1}}}'"""), StringComparison.Ordinal);
        Assert.Contains("does not report the metric r2", Reason("""echo '{"result": {"loss": 1}}'""", "objective.metrics { r2 = maximize }"), StringComparison.Ordinal);
        Assert.Contains("longer than objective.timeout = 1 s", Reason("trap '' TERM; sleep 60", "objective.timeout = 1"), StringComparison.Ordinal);
        Assert.Contains("a line of more than 1 MB", Reason("tr '\\0' x < /dev/zero"), StringComparison.Ordinal);
    }

    [UnixFact]
    public void Marks_of_an_encoding_and_ends_of_lines_of_Windows_do_not_matter()
    {
        var scored = Assert.IsType<FoldOutcome.Scored>(Fold("""printf '\357\273\277{"epoch": 1, "loss": 0.5}\r\n{"result": {}}\r\n'"""));

        Assert.Equal([0.5], scored.Curves.Validation);
    }

    [UnixFact]
    public void A_program_that_does_not_read_its_long_input_is_not_waited_for()
    {
        var text = $"objective.parameters.text = {new string('x', 200_000)}";

        Assert.Contains("longer than objective.timeout = 1 s", Reason("sleep 60", $"objective.timeout = 1, {text}"), StringComparison.Ordinal);
        Assert.IsType<FoldOutcome.Scored>(Fold("""exec <&-; echo '{"result": {"loss": 1}}'""", more: text));
        Assert.IsType<FoldOutcome.Scored>(Fold("""read -r line; [ ${#line} -gt 200000 ] && echo '{"result": {"loss": 1}}'""", more: text));
    }

    [UnixFact]
    public void A_cancelled_program_ends_with_all_its_processes()
    {
        using var cancellation = new CancellationTokenSource();
        var training = Task.Run(() => Fold($"sleep 600 & echo $! > {At("child.part")}; mv {At("child.part")} {At("child")}; wait", cancellation: cancellation.Token));
        Assert.True(SpinWait.SpinUntil(() => File.Exists(At("child")) || training.IsCompleted, TimeSpan.FromSeconds(30)));
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => training.GetAwaiter().GetResult());
        Assert.True(SpinWait.SpinUntil(() => !IsAlive(File.ReadAllText(At("child")).Trim()), TimeSpan.FromSeconds(30)));
    }

    [UnixFact]
    public void Other_lines_and_standard_error_go_to_the_log_up_to_a_bound()
    {
        Fold("""
            read -r line
            echo 'loading the table'; echo '{"note": 1}'; echo 'a warning' >&2
            echo '{"result": {"loss": 1}}'
            """);

        Assert.Equal(["loading the table", "stderr: a warning", "{\"note\": 1}"], _folder.Said.Order(StringComparer.Ordinal));
        _folder.Said.Clear();
        Fold("""read -r line; i=0; while [ $i -lt 500 ]; do echo "line $i"; i=$((i + 1)); done; echo '{"result": {"loss": 1}}'""");

        Assert.Equal(101, _folder.Said.Count);
        Assert.Equal("more than 100 lines; the others are not logged", _folder.Said.Last());
    }

    [UnixFact]
    public void Groups_and_times_of_columns_divide_the_rows_of_a_program()
    {
        File.WriteAllText(At("rows.csv"), "name,patient,day,y\n" + string.Concat(Enumerable.Range(0, 12).Select(row => $"text {row},p{row % 4},{100 - row},{row}\n")));
        int[] Rows(string validation, string part)
        {
            Fold($$$"""read -r line; cp "$(echo "$line" | sed 's/.*"{{{part}}}-rows":"\([^"]*\).*/\1/')" {{{At("part.txt")}}}; echo '{"result": {"loss": 1}}'""",
                data: $"data {{ train = {At("rows.csv")}, columns {{ patient = group, day = time }} }}", more: validation);
            return [.. File.ReadAllLines(At("part.txt")).Select(int.Parse)];
        }

        var (train, validation) = (Rows("validation.kind = group-k-fold", "train"), Rows("validation.kind = group-k-fold", "validation"));
        Assert.Equal(12, train.Union(validation).Count());
        Assert.Empty(train.Select(row => row % 4).Intersect(validation.Select(row => row % 4)));
        // Days fall with the rows: the last rows are the earliest.
        Assert.True(Rows("validation.kind = time-series", "train").Min() > Rows("validation.kind = time-series", "validation").Max());
    }

    [UnixFact]
    public void Rows_that_only_the_program_knows_have_numbers()
    {
        Fold($$$"""read -r line; echo "$line" > {{{At("line")}}}; cp "$(echo "$line" | sed 's/.*"train-rows":"\([^"]*\).*/\1/')" {{{At("train.txt")}}}; echo '{"result": {"loss": 1}}'""",
            data: "data { kind = rows, rows = 11 }");
        var data = JsonDocument.Parse(File.ReadAllText(At("line"))).RootElement.GetProperty("data");

        Assert.Equal((JsonValueKind.Null, 11), (data.GetProperty("train").ValueKind, data.GetProperty("rows").GetInt32()));
        Assert.InRange(File.ReadAllLines(At("train.txt")).Length, 5, 6);
    }

    [UnixFact]
    public void A_refit_brings_back_the_files_of_its_folder()
    {
        var (experiment, data) = _folder.Read("""read -r line; folder=$(echo "$line" | sed 's/.*"model":"\([^"]*\).*/\1/'); echo weights > "$folder/a.txt"; echo '{"result": {"train-loss": 2, "test-loss": 3}}'""", "", "");
        using var trainer = new ObjectiveTrainer(experiment, data, () => new CommandRun(experiment, data, _ => { }));
        var delivered = Assert.IsType<RefitOutcome.Delivered>(trainer.Refit(experiment.Configure(0, []), 1, 0, 0, _ => { }, CancellationToken.None));

        Assert.Equal((2, 3), (delivered.Result.Train.Loss, delivered.Result.Test!.Loss));
        ModelFiles.Unpack(delivered.Model, At("model"));
        Assert.Equal("weights", File.ReadAllText(At("model/a.txt")).Trim());
    }

    [UnixFact]
    public void Test_scores_that_are_wrong_fail_the_final_model()
    {
        Assert.StartsWith("the test loss is Infinity", Refused("""{"result": {"test-loss": 1e999}}"""), StringComparison.Ordinal);
        Assert.Equal("it has test metrics without a test loss; give both, or none", Refused("""{"result": {"test-metrics": {"r2": 1}}}"""));
        Assert.Equal("the test metrics have r3, which objective.metrics does not name", Refused("""{"result": {"test-loss": 1, "test-metrics": {"r3": 1}}}"""));
        Assert.Equal("the test metric r2 is infinite", Refused("""{"result": {"test-loss": 1, "test-metrics": {"r2": -1e999}}}"""));

        string Refused(string line)
        {
            var (experiment, data) = _folder.Read($"echo '{line}'", "", "objective.metrics { r2 = maximize }");
            using var trainer = new ObjectiveTrainer(experiment, data, () => new CommandRun(experiment, data, _ => { }));
            return Assert.IsType<RefitOutcome.Failed>(trainer.Refit(experiment.Configure(0, []), 1, 0, 0, _ => { }, CancellationToken.None)).Reason;
        }
    }

    private static bool IsAlive(string process) =>
        File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z", StringComparison.Ordinal);

    private string Reason(string script, string more = "") => Assert.IsType<FoldOutcome.Failed>(Fold(script, more: more)).Reason;

    private string At(string name) => _folder.At(name);

    private FoldOutcome Fold(string script, int fold = 0, string data = "data.kind = none", string more = "", CancellationToken cancellation = default) =>
        _folder.Fold(script, fold, data, more, cancellation);
}
