using System.Security.Cryptography;
using System.Text;
using ActorSearch.TrainerNode.Data.Faults;
using ActorSearch.TrainerNode.Data.Files;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>The text of a file as UTF-8, whatever it is packed and written in; read once, from its first byte to its last.</summary>
internal sealed class CsvSource : IDisposable
{
    /// <summary>As much is looked at to tell what a file is.</summary>
    private const int Start = 4096;

    /// <summary>As much is looked at to tell whether its first row is one of names.</summary>
    private const int Preview = 1 << 18;

    private readonly SHA256 _sha;

    private CsvSource(PeekedStream text, SHA256 sha) => (Text, _sha) = (text, sha);

    /// <summary>The text.</summary>
    public PeekedStream Text { get; }

    /// <summary>Of the file's bytes, of a compressed one of its contents; to be asked for after the last byte.</summary>
    public byte[] Sha256 => _sha.Hash!;

    /// <summary>Opens a file, or tells why it is none that can be read.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is compressed and damaged.</exception>
    public static CsvSource? Open(string path, MistakeLog log)
    {
        var sha = SHA256.Create();
        var file = new PeekedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan), Start);
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
            return new CsvSource(new PeekedStream(text, Preview), sha);
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
