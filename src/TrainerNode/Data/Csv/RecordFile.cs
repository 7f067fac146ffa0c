using ActorSearch.TrainerNode.Data.Columnar;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Files;
using ActorSearch.TrainerNode.Data.Records;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>Opens a file of any format that has records, by its first bytes.</summary>
internal static class RecordFile
{
    /// <summary>Bytes that are read to find out the format of a file.</summary>
    private const int Start = 4096;

    /// <summary>The records of a file; null after a mistake.</summary>
    /// <param name="path">The file.</param>
    /// <param name="named">Whether the first row names the columns.</param>
    /// <param name="delimiter">Between the columns of a text, or null to find out.</param>
    /// <param name="doubted">Whether to check that the first row of a text can be a header or, if it is read as data, is not one.</param>
    /// <param name="before">Lines of the files before this one.</param>
    /// <param name="others">Later files of the same table.</param>
    /// <param name="log">Collects the mistakes.</param>
    public static RecordReader? Open(string path, bool named, char? delimiter, bool doubted, long before, ReadOnlyMemory<string> others, MistakeLog log)
    {
        if (Directory.Exists(path))
        {
            log.AddFile("this is a folder; name a file, or several with a pattern like FOLDER/*.csv.");
            return null;
        }

        if (!File.Exists(path))
        {
            log.AddFile($"there is no such file{(Path.IsPathFullyQualified(path) ? "" : $" in {Directory.GetCurrentDirectory()}")}; correct its path.");
            return null;
        }

        return Open(Bytes(path), named, delimiter, doubted, before, others, log);
    }

    /// <param name="bytes">From the first one; closed with the records, and after a mistake.</param>
    /// <inheritdoc cref="Open(string, bool, char?, bool, long, ReadOnlyMemory{string}, MistakeLog)"/>
    public static RecordReader? Open(Stream bytes, bool named, char? delimiter, bool doubted, long before, ReadOnlyMemory<string> others, MistakeLog log)
    {
        var file = new PeekedStream(bytes, Start);
        return FileFormat.IsColumnar(file.Head.Span)
            ? ColumnarRecords.Open(bytes, file.Head.Span, named, before, log)
            : TextRecords.Open(file, delimiter, named, doubted, before, () => others.ToArray().FirstOrDefault(other => HasHeader(other, delimiter)), log);
    }

    private static bool HasHeader(string path, char? delimiter)
    {
        using var file = new PeekedStream(Bytes(path), Start);
        return FileFormat.IsColumnar(file.Head.Span) || TextRecords.HasHeader(file, delimiter);
    }

    private static FileStream Bytes(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
}
