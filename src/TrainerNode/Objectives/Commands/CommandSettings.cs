using System.Collections.Immutable;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>A program in any language; the contract is in docs/objectives.md.</summary>
/// <param name="Run">The program and its arguments, with placeholders.</param>
/// <param name="Timeout">Longest time of one training; null: no limit.</param>
/// <param name="Grace">Time between the request to end and the end by force.</param>
/// <param name="Processes">Most programs at a time in one process of a node; 0: one for each slot.</param>
/// <param name="Threads">Threads that libraries of the program may use; 0: as many as they want.</param>
public sealed record CommandSettings(ImmutableArray<string> Run, TimeSpan? Timeout, TimeSpan Grace, int Processes, int Threads) : ObjectiveSettings(Word)
{
    public const string Word = "command";

    private static readonly Setting<int> Most = Define.Whole(
        "objective.processes", SettingScope.Search, 0, "Most programs at a time on a node; 0: one for each slot.", atLeast: 0, atMost: 10_000);

    private static readonly Setting<int> Cores = Define.Whole(
        "objective.threads", SettingScope.Search, 1, "Threads that numerical libraries of the program may use (OMP_NUM_THREADS and the like); 0: their own default.",
        atLeast: 0, atMost: 10_000);

    public static readonly Kind<ObjectiveSettings?> Kind = new(
        Word,
        values => new CommandSettings(
            values.Get(ObjectiveSection.Run),
            ObjectiveSection.TimeoutOf(values),
            TimeSpan.FromSeconds(values.Get(ObjectiveSection.Grace)),
            values.Get(Most),
            values.Get(Cores))
        {
            Files = values.Get(ObjectiveSection.Files),
            Metrics = [.. values.Get(ObjectiveSection.Metrics).Select(metric => new ObjectiveMetric(metric.Key, metric.Value))],
            IsRepeatable = values.Get(ObjectiveSection.Repeatable),
        },
        ObjectiveSection.Run, ObjectiveSection.Files, ObjectiveSection.Types, ObjectiveSection.Metrics, ObjectiveSection.Repeatable, ObjectiveSection.HasClasses,
        ObjectiveSection.Timeout, ObjectiveSection.Grace, Most, Cores);

    /// <inheritdoc/>
    public override Mistake? Check(IEnumerable<string> parameters)
    {
        var program = Run[0];
        if (!Files.Contains(program) && !Placeholders.In(program).Any() && ProgramPath.Find(program) is null)
        {
            return new Mistake(ObjectiveSection.Run.Path, $"this machine has no program {program}. Install it, or give its path.");
        }

        // Other braces belong to the program, for example those of awk.
        HashSet<string> known = [.. parameters, .. CommandInput.Given];
        var misspelt = Run.SelectMany(Placeholders.In).Where(name => !known.Contains(name))
            .Select(name => (Name: name, Meant: NearestName.Find(name, known))).FirstOrDefault(pair => pair.Meant is not null);
        return misspelt.Meant is null ? null
            : new Mistake(ObjectiveSection.Run.Path, $"{{{misspelt.Name}}} is not the name of a hyperparameter. Did you mean {{{misspelt.Meant}}}? Write {{ {misspelt.Name} }} for braces of the program itself.");
    }
}
