using System.Runtime.Versioning;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Feasibility;

namespace ActorSearch.TrainerNode.Tests.Objectives.Commands;

/// <summary>What is refused of programs as objectives before a training.</summary>
public sealed class CommandRefusalTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("data { kind = rows }", "data.rows is missing")]
    [InlineData("data { kind = rows, rows = 11 }, objective.classes = true", "only the objective knows the classes")]
    public void What_is_missing_of_such_rows_is_refused(string lines, string sentence)
    {
        File.WriteAllText(_folder.At("e.conf"), $"{lines}\nobjective {{ kind = command, run = [sh] }}, space {{ x = [1] }}");

        var mistake = Assert.Single(Assert.IsType<Checked<Experiment>.Wrong>(ExperimentFile.Read(BuiltIn.Schema, _folder.At("e.conf"), [])).Mistakes);

        Assert.StartsWith(sentence, mistake.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nb\na\nb\n", "false", "set objective.classes = true if the values of this target are classes.")]
    [InlineData("1.5\n2\n1.5\n2\n", "true", "to predict a number set objective.classes = false.")]
    public void What_the_target_holds_is_said_with_the_setting_of_objectives(string targets, string classes, string sentence)
    {
        File.WriteAllText(_folder.At("rows.csv"), $"y\n{targets}");
        File.WriteAllText(_folder.At("e.conf"), $$"""data { train = "{{_folder.At("rows.csv")}}" }, objective { kind = command, run = [sh], classes = {{classes}} }, space { x = [1] }""");
        var experiment = Assert.IsType<Checked<Experiment>.Right>(ExperimentFile.Read(BuiltIn.Schema, _folder.At("e.conf"), [])).Value;

        var mistake = Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(experiment.Data)).Mistakes);

        Assert.EndsWith(sentence, mistake.Sentence, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_column_that_only_the_program_reads_has_no_type()
    {
        File.WriteAllText(_folder.At("rows.csv"), "age,y\n1,2\n");
        File.WriteAllText(_folder.At("e.conf"), $$"""data { train = {{_folder.At("rows.csv")}}, columns { age = category } }, objective { kind = command, run = [sh] }, space { x = [1] }""");
        var experiment = Assert.IsType<Checked<Experiment>.Right>(ExperimentFile.Read(BuiltIn.Schema, _folder.At("e.conf"), [])).Value;

        var mistake = Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(experiment.Data)).Mistakes);

        Assert.Contains("only the objective reads", mistake.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nosuchprogram", "this machine has no program nosuchprogram. Install it, or give its path.")]
    [InlineData("/dev/null/train", "this machine has no program /dev/null/train. Install it, or give its path.")]
    [InlineData("sh, -c, \"echo {kernel.knd}\"", "{kernel.knd} is not the name of a hyperparameter. Did you mean {kernel.kind}? Write { kernel.knd } for braces of the program itself.")]
    [InlineData("sh, -c, \"echo {epoch}\"", "{epoch} is not the name of a hyperparameter. Did you mean {epochs}? Write { epoch } for braces of the program itself.")]
    [InlineData("sh, -c, \"echo {kernel.kind} {seed} {print}\"", null)]
    public void What_this_machine_cannot_run_is_refused_before_a_training(string run, string? sentence)
    {
        var (experiment, data) = _folder.Read("", "", $"objective.run = [{run}]");

        Assert.Equal(sentence, ExperimentData.Check(experiment, data, BuiltIn.Objectives) is [var mistake] ? mistake.Sentence : null);
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_may_not_be_run_is_not_a_program()
    {
        File.WriteAllText(_folder.At("train.sh"), "#!/bin/sh");
        var (experiment, data) = _folder.Read("", "", $"objective.run = [{_folder.At("train.sh")}]");
        Assert.StartsWith("this machine has no program", Assert.Single(ExperimentData.Check(experiment, data, BuiltIn.Objectives)).Sentence, StringComparison.Ordinal);

        File.SetUnixFileMode(_folder.At("train.sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Empty(ExperimentData.Check(experiment, data, BuiltIn.Objectives));
    }
}
