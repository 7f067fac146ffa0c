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
    /// <summary>What to do where the coordinator sends and a node does not receive.</summary>
    public const string NotReceived = "set actorsearch.data-cache above 0 on this node, so that it receives what the coordinator sends";

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
    /// <param name="isSent">Whether the coordinator sends its files, which this node then does not receive.</param>
    public Checked<Experiment> Find(Experiment experiment, bool isSent)
    {
        var orElse = isSent ? NotReceived : "start the coordinator with --send-data";
        ImmutableArray<Mistake> missing = [.. from name in experiment.Data.Files
                                              where InputFile.FilesOf(PathOf(name)) is var files && !files.Any(Path.Exists)
                                              select new Mistake(Path.GetFullPath(PathOf(name)), $"this node has no such file. Copy it there, name its folder with --data, or {orElse}.")];
        return missing.IsEmpty
            ? new Checked<Experiment>.Right(experiment with { Data = experiment.Data.Located(PathOf) })
            : new Checked<Experiment>.Wrong(missing);
    }

    private static bool Has(ImmutableArray<string> files, ImmutableArray<SentFile> sent) =>
        files.Length == sent.Length
        && (files.Length == 1 || files.Select(file => Path.GetFileName(file)).SequenceEqual(sent.Select(file => file.Name)))
        && files.Zip(sent).All(pair => FileSet.IsSame(pair.First, pair.Second));
}
