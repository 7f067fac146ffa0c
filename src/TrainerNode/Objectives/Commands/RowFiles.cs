using System.Globalization;
using ActorSearch.Abstractions;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>Files with row numbers for programs, one number a line, in a temporary folder. Configurations share them.</summary>
internal sealed class RowFiles : IDisposable
{
    private readonly Dictionary<(int? Restart, int Repeat, int Fold, int Rows), (string Train, string? Validation)> _written = [];
    private DirectoryInfo? _folder;

    /// <summary>The files of a task.</summary>
    /// <returns>Full paths; no file for validation if no rows validate.</returns>
    public (string Train, string? Validation) Of(TrainingTask task)
    {
        // Within an outer fold the same number has other rows: the number of files tells them apart.
        var key = (task.Restart, task.Repeat, task.Fold, Hash(task));
        if (_written.TryGetValue(key, out var known)) return known;
        _folder ??= Directory.CreateTempSubdirectory("actorsearch-rows-");
        var name = Path.Combine(_folder.FullName, _written.Count.ToString(CultureInfo.InvariantCulture));
        return _written[key] = (Write($"{name}-train.txt", task.TrainingRows), task.ValidationRows.IsEmpty ? null : Write($"{name}-validation.txt", task.ValidationRows));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_folder?.Exists == true) _folder.Delete(recursive: true);
    }

    private static int Hash(TrainingTask task)
    {
        var hash = new HashCode();
        foreach (var row in task.TrainingRows.Span) hash.Add(row);
        return hash.ToHashCode();
    }

    private static string Write(string path, ReadOnlyMemory<int> rows)
    {
        using var file = new StreamWriter(path);
        foreach (var row in rows.Span)
        {
            file.Write(row.ToString(CultureInfo.InvariantCulture));
            file.Write('\n');
        }

        return path;
    }
}
