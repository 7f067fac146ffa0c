using System.Security.Cryptography;
using System.Text;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Files;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>The text of a file as UTF-8, from any supported compression and encoding; read once, from its first byte to its last.</summary>
internal sealed class CsvSource : IDisposable
{
    /// <summary>Bytes that are read to find out the format of the contents.</summary>
    private const int Start = 4096;

    /// <summary>Bytes that are read to find out whether the first row is a header.</summary>
    private const int Preview = 1 << 18;

    private readonly SHA256 _sha;

    private CsvSource(PeekedStream text, SHA256 sha) => (Text, _sha) = (text, sha);

    public PeekedStream Text { get; }

    /// <summary>SHA-256 of the file, or of the contents of a compressed file; valid after the last byte.</summary>
    public byte[] Sha256 => _sha.Hash!;

    /// <summary>Opens a file, or reports why it cannot be read as CSV.</summary>
    /// <param name="file">From its first byte; closed with the source, and after a mistake.</param>
    /// <param name="areBlanks">Whether runs of blanks divide the columns; then one tab stands for each.</param>
    /// <param name="log">Collects the mistakes.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is compressed and damaged.</exception>
    public static CsvSource? Open(PeekedStream file, bool areBlanks, MistakeLog log)
    {
        var sha = SHA256.Create();
        Stream content = FileFormat.IsGzip(file.Head.Span) ? new GzipContent(file) : file;
        var hashed = new PeekedStream(new CryptoStream(content, sha, CryptoStreamMode.Read), Start);
        if (FileFormat.Refuse(hashed.Head.Span) is { } sentence)
        {
            log.AddFile(sentence);
            hashed.Dispose();
            sha.Dispose();
            return null;
        }

        Stream text = FileFormat.EncodingOf(hashed.Head.Span) is { } encoding
            ? Encoding.CreateTranscodingStream(hashed, encoding, Encoding.UTF8)
            : new Utf8Stream(hashed);
        try
        {
            return new CsvSource(new PeekedStream(areBlanks ? new BlankRuns(text) : text, Preview), sha);
        }
        catch
        {
            text.Dispose();
            sha.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Text.Dispose();
        _sha.Dispose();
    }
}
