using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ActorSearch.Abstractions;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>Files with row numbers for programs, one number a line, in a temporary folder. Configurations share them.</summary>
internal sealed class RowFiles : IDisposable
{
    // By the rows themselves: outside of an outer fold the same fold has others.
    private readonly Dictionary<string, (string Train, string? Validation)> _written = new(StringComparer.Ordinal);
    private DirectoryInfo? _folder;

    /// <summary>The files of a task.</summary>
    /// <returns>Full paths; no file for validation if no rows validate.</returns>
    public (string Train, string? Validation) PathsFor(TrainingTask task)
    {
        var key = $"{Hash(task.TrainingRows)}{Hash(task.ValidationRows)}";
        if (_written.TryGetValue(key, out var known)) return known;
        if (_folder is null) GroupWatch.Add((_folder = Directory.CreateTempSubdirectory("actorsearch-rows-")).FullName);
        var name = Path.Combine(_folder.FullName, _written.Count.ToString(CultureInfo.InvariantCulture));
        return _written[key] = (Write($"{name}-train.txt", task.TrainingRows), task.ValidationRows.IsEmpty ? null : Write($"{name}-validation.txt", task.ValidationRows));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_folder?.Exists == true) _folder.Delete(recursive: true);
    }

    private static string Hash(ReadOnlyMemory<int> rows) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(rows.Span)));

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
