using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Sending;
using ActorSearch.TrainerNode.Data.Inputs;

namespace ActorSearch.TrainerNode.Receiving;

/// <summary>Files that a node has by itself.</summary>
/// <param name="folder">Base folder for relative paths.</param>
internal sealed class LocalFiles(string folder)
{
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Whether a name of an experiment stands for the same files here as on the coordinator.</summary>
    public bool Has(string name, ImmutableArray<SentFile> sent)
    {
        try
        {
            return Has(InputFile.FilesOf(PathOf(name)), sent);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The experiment with the paths of this node, or each file that is missing.</summary>
    public Checked<Experiment> Find(Experiment experiment)
    {
        ImmutableArray<Mistake> missing = [.. from name in experiment.Data.Files
                                              where InputFile.FilesOf(PathOf(name)) is var files && !files.Any(Path.Exists)
                                              select new Mistake(Path.GetFullPath(PathOf(name)), "this node has no such file. Copy it there, name its folder with --data, or start the coordinator with --send-data.")];
        return missing.IsEmpty
            ? new Checked<Experiment>.Right(experiment with { Data = experiment.Data.Located(PathOf) })
            : new Checked<Experiment>.Wrong(missing);
    }

    private static bool Has(ImmutableArray<string> files, ImmutableArray<SentFile> sent) =>
        files.Length == sent.Length
        && (files.Length == 1 || files.Select(file => Path.GetFileName(file)).SequenceEqual(sent.Select(file => file.Name)))
        && files.Zip(sent).All(pair => FileSet.IsSame(pair.First, pair.Second));
}
