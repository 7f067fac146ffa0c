using System.Collections.Immutable;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode;

namespace ActorSearch.Shared.Tests.Language;

/// <summary>Experiments and settings in documents are accepted as they are written.</summary>
public class DocumentedExperimentsTests
{
    public static TheoryData<string, string> Blocks
    {
        get
        {
            var blocks = new TheoryData<string, string>();
            foreach (var (file, text) in DocumentedCodeTests.Blocks("hocon")) blocks.Add(file, text);
            return blocks;
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_of_settings_is_accepted_and_all_of_it_is_used(string file, string text)
    {
        // What a block leaves out is of the experiment around it.
        string[] around =
        [
            text.Contains("train =", StringComparison.Ordinal) ? "" : "data.train = houses.csv",
            text.Contains("space", StringComparison.Ordinal) ? "" : "space { optimizer.learning-rate = { log-uniform = [1e-4, 1e-1] }, training.batch-size = [16, 32] }",
            text.Contains("space", StringComparison.Ordinal) || text.Contains("strategy", StringComparison.Ordinal) ? "" : "search { strategy = auto, samples = 200 }",
        ];

        var read = ExperimentFile.Parse(
            BuiltIn.Schema, file, $"{text}\n{string.Join('\n', around)}\n", [], _ => new Checked<ImmutableArray<OfferedObjective>>.Right([new OfferedObjective(new Ridge(), null)]));

        Assert.True(read is Checked<Experiment>.Right, read is Checked<Experiment>.Wrong wrong ? string.Join('\n', wrong.Mistakes) : "");
        Assert.Empty(((Checked<Experiment>.Right)read).Value.Unused);
    }

    /// <summary>What docs/objectives.md says of its class.</summary>
    private sealed class Ridge : IObjective
    {
        public string Name => "ridge";

        public IReadOnlyList<ObjectiveParameter> Parameters { get; } = [ObjectiveParameter.Number("alpha", low: 0), ObjectiveParameter.Flag("squares", standard: false)];

        public IObjectiveRun Open(ObjectiveData data) => throw new NotSupportedException("It is described, not trained.");
    }
}
