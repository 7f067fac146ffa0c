using System.Collections.Immutable;
using ActorSearch.Abstractions;
using ActorSearch.Coordinator.Announcing;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Logging;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Objectives;
using ActorSearch.TrainerNode.Objectives.Plugins;
using Serilog.Events;

namespace ActorSearch.Running;

/// <summary>One search: the session that <c>run</c> uses, over an objective of this program.</summary>
internal static class StudyRun
{
    private const string Override = "Set";

    private static readonly FolderWords Words = new("with Output(folder)", "with Output(folder, fresh: true)");

    /// <summary>Over a function.</summary>
    /// <param name="open">Opens it for one slot.</param>
    public static StudyResult Do(ExperimentBuilder experiment, Func<IObjectiveRun> open, CancellationToken cancellation) => Do(
        experiment,
        ExperimentFile.Parse(BuiltIn.Schema, experiment.Name, experiment.Hocon(null), experiment.Overrides, option: Override),
        BuiltIn.Objectives.With(CodeSettings.Word, (read, data) => new ObjectiveTrainer(read, data, () => new HeardRun(open()))),
        cancellation);

    /// <summary>Over an object.</summary>
    public static StudyResult Do(ExperimentBuilder experiment, IObjective objective, CancellationToken cancellation)
    {
        var own = Right(InProcessObjective.Create(objective, [.. BuiltIn.Objectives.Names, CodeSettings.Word]));
        var read = ExperimentFile.Parse(
            BuiltIn.Schema, experiment.Name, experiment.Hocon(own.Offered.Objective), experiment.Overrides, _ => new Checked<ImmutableArray<OfferedObjective>>.Right([own.Offered]),
            Override);
        return Do(experiment, read, BuiltIn.Objectives.With(own.Name, own.Open), cancellation);
    }

    private static StudyResult Do(
        ExperimentBuilder experiment, Checked<Shared.Experiments.Schema.Experiment> read, ObjectiveCatalog objectives, CancellationToken cancellation)
    {
        var prepared = Right(Preparation.Prepare(read, objectives, experiment.Folder));
        if (experiment.Folder is { } folder)
        {
            return In(folder, experiment.IsFresh, experiment, prepared, new LogSettings(LogEventLevel.Information), cancellation);
        }

        var temporary = Directory.CreateTempSubdirectory("actorsearch-study-");
        try
        {
            return In(temporary.FullName, fresh: true, experiment, prepared, new LogSettings(LogEventLevel.Warning), cancellation);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static StudyResult In(string folder, bool fresh, ExperimentBuilder experiment, Preparation prepared, LogSettings log, CancellationToken cancellation)
    {
        try
        {
            return InStudy(folder, fresh, experiment, prepared, log, cancellation);
        }
        catch (StoreException failed)
        {
            throw new StudyException([failed.Sentence]);
        }
    }

    private static StudyResult InStudy(string folder, bool fresh, ExperimentBuilder experiment, Preparation prepared, LogSettings log, CancellationToken cancellation)
    {
        using var session = Right(SearchSession.Open(new SearchRequest(prepared, log, experiment.SlotCount, Network: null, cancellation) { Words = Words }, folder, fresh));
        using var view = new Listener(experiment.Listener);
        var end = session.Run(view);
        switch (end)
        {
            case SearchEnd.Interrupted:
                throw new OperationCanceledException(cancellation);
            case SearchEnd.StoreFailed failed:
                throw new StudyException([failed.Sentence]);
            case SearchEnd.Broken broken:
                throw new InvalidOperationException(broken.Sentence);
        }

        if (experiment.Folder is not null)
        {
            var announced = Announcement.Create(prepared.Experiment, prepared.Data, experiment.SlotCount);
            new Conclusion(Terminal.Plain(TextWriter.Null), TextWriter.Null).Draw(prepared, announced.Remarks, session, end);
        }

        using var study = session.Read();
        return Results.Read(study, end, experiment.Folder);
    }

    private static T Right<T>(Checked<T> value) => value switch
    {
        Checked<T>.Right(var right) => right,
        Checked<T>.Wrong(var mistakes) => throw new StudyException([.. mistakes.Select(mistake => $"{mistake}")]),
        _ => throw new InvalidOperationException("It is right or wrong."),
    };

    /// <summary>Passes progress on.</summary>
    private sealed class Listener(IProgress<StudyProgress>? progress) : IProgressView
    {
        public void Show(ProgressReport report) => progress?.Report(new StudyProgress(report.Search.Done, report.Search.Folds, report.Search.Failed));

        public void Say(string line)
        {
        }

        public void Dispose()
        {
        }
    }
}
