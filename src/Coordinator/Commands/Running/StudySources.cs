using System.Collections.Immutable;
using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Data.Inputs;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary>The files that a search reads. Its study has their paths, so that later commands do not replace them.</summary>
internal static class StudySources
{
    /// <summary>Full paths: the experiment file, the data, and what lies in the folders of its plug-ins.</summary>
    public static ImmutableArray<string> Find(SearchRequest search)
    {
        var experiment = search.Prepared.Experiment;
        var plugins = experiment.Objective is PluginSettings settings && search.Plugins is { } folder
            ? settings.Plugins.Distinct().SelectMany(name => Directory.EnumerateFiles(Path.Combine(folder, name), "*", SearchOption.AllDirectories))
            : [];
        string[] file = search.File is { } path ? [path] : [];
        return [.. file.Concat(experiment.Data.Files.SelectMany(name => InputFile.FilesOf(name))).Concat(plugins).Select(Path.GetFullPath)];
    }

    /// <summary>Why a search must not write into a folder: one of its files would replace what it reads. Null if it can.</summary>
    public static Mistake? Refusal(ImmutableArray<string> sources, string folder, FolderWords words) =>
        StudyFolder.ResultsIn(folder).Select(result => sources.FirstOrDefault(source => FileFacts.AreSame(source, result))).FirstOrDefault(source => source is not null) is { } lost
            ? new Mistake(lost, $"the search reads this file and would replace it with a result. Name another folder {words.Another}, or move the file.")
            : null;
}
