using System.Security.Cryptography;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Csv;

namespace ActorSearch.TrainerNode.Data.Loading;

/// <summary>Loads what an objective needs: the target of its rows, and the hashes of its files.</summary>
internal static class ObjectiveFiles
{
    private static readonly DataTable NoRows = new([], "none", [], []);

    public static Checked<DataSet> Load(DataSettings.OfObjective settings)
    {
        var rows = settings.Rows is null ? new Checked<DataSet>.Right(new DataSet(NoRows, null, Hex(SHA256.HashData([])))) : CsvDataSet.Load(settings.Rows);
        var mistakes = settings.Files.Select(Mistake).OfType<Mistake>().ToList();
        if (rows is not Checked<DataSet>.Right(var data) || mistakes.Count > 0)
        {
            return new Checked<DataSet>.Wrong([.. (rows as Checked<DataSet>.Wrong)?.Mistakes ?? [], .. mistakes]);
        }

        return new Checked<DataSet>.Right(data with
        {
            Sha256 = settings.Files.IsEmpty ? data.Sha256 : Hex(SHA256.HashData([.. Convert.FromHexString(data.Sha256), .. settings.Files.SelectMany(Hash)])),
            Paths = new DataPaths(
                settings.Rows is { } csv ? Path.GetFullPath(csv.Train) : null,
                settings.Rows?.Test is { } test ? Path.GetFullPath(test) : null,
                [.. settings.Files.Select(Path.GetFullPath)]),
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
            return new Mistake("objective.files", File.Exists(file) ? $"{file} cannot be read: {e.Message}" : $"there is no file {file}; name files that every node has.");
        }
    }

    private static byte[] Hash(string file)
    {
        using var opened = File.OpenRead(file);
        return SHA256.HashData(opened);
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
