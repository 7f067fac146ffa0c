using System.Security.Cryptography;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Loading;

/// <summary>Loads the data of an experiment from any source.</summary>
public static class DataSets
{
    /// <summary>The data, or every mistake in its files; the files beside the rows are part of its hash.</summary>
    /// <param name="settings">A <see cref="DataSource"/>.</param>
    /// <param name="space">Where large tables are kept; default: <see cref="TableSpace.Here"/>.</param>
    public static Checked<DataSet> Load(DataSettings settings, TableSpace? space = null)
    {
        var (loaded, files) = (((DataSource)settings).Load(space ?? TableSpace.Here), settings.Beside);
        var mistakes = files.Select(Mistake).OfType<Mistake>().ToList();
        if (loaded is not Checked<DataSet>.Right(var data) || mistakes.Count > 0)
        {
            return new Checked<DataSet>.Wrong([.. (loaded as Checked<DataSet>.Wrong)?.Mistakes ?? [], .. mistakes]);
        }

        return files.IsEmpty ? loaded : new Checked<DataSet>.Right(data with
        {
            Sha256 = Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(data.Sha256), .. files.SelectMany(Hash)])),
            Paths = data.Paths with { Files = [.. files.Select(Path.GetFullPath)] },
        });
    }

    private static Mistake? Mistake(string file)
    {
        try
        {
            using var opened = File.OpenRead(file);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Mistake("objective.files", File.Exists(file) ? $"{file} cannot be read: {SystemFault.Find(e).Sentence}." : $"there is no file {file}; name files that every node has.");
        }
    }

    private static byte[] Hash(string file)
    {
        using var opened = File.OpenRead(file);
        return SHA256.HashData(opened);
    }
}
