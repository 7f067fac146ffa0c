using System.Text;

namespace ActorSearch.TrainerNode.Data.Files;

/// <summary>Other files that users give in place of a CSV file, by their first bytes.</summary>
internal static class FileFormat
{
    private const string Save = "save it as CSV (UTF-8) and name that file.";

    private static readonly byte[] Parquet = "PAR1"u8.ToArray(), Arrow = "ARROW1"u8.ToArray(), ArrowStream = [0xff, 0xff, 0xff, 0xff];

    private static readonly (byte[] Magic, string Sentence)[] Known =
    [
        ([0xd0, 0xcf, 0x11, 0xe0], $"this is an Excel workbook (xls); {Save}"),
        (Parquet, "this is a Parquet file within gzip; unpack it."),
        (Arrow, "this is an Arrow file within gzip; unpack it."),
        (ArrowStream, "this is an Arrow stream within gzip; unpack it."),
        ("PARE"u8.ToArray(), "this is an encrypted Parquet file; decrypt it."),
        ("FEA1"u8.ToArray(), "this is a Feather file of version 1; write it as CSV (pandas: pd.read_feather(…).to_csv(…, index=False))."),
        ([0x89, (byte)'H', (byte)'D', (byte)'F'], "this is an HDF5 file; write its table as CSV."),
        ("CDF"u8.ToArray(), "this is a NetCDF file; write its table as CSV."),
        ([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'], "this is a NumPy array; write it as CSV (np.savetxt(…, delimiter=',')) and set data.header = false."),
        ("SQLite format 3"u8.ToArray(), "this is an SQLite database; write its table as CSV."),
        ("MATLAB 5.0"u8.ToArray(), "this is a MATLAB file; write its table as CSV (writetable)."),
        ("RDX"u8.ToArray(), "this is an R workspace; write its table as CSV (write.csv)."),
        ("Obj\u0001"u8.ToArray(), "this is an Avro file; write it as CSV."),
        ("ORC"u8.ToArray(), "this is an ORC file; write it as CSV."),
        ("BZh"u8.ToArray(), "this is compressed with bzip2; unpack it, or compress it with gzip."),
        ([0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], "this is compressed with xz; unpack it, or compress it with gzip."),
        ([0x28, 0xb5, 0x2f, 0xfd], "this is compressed with zstd; unpack it, or compress it with gzip."),
        ([0x04, 0x22, 0x4d, 0x18], "this is compressed with lz4; unpack it, or compress it with gzip."),
        ([(byte)'7', (byte)'z', 0xbc, 0xaf], "this is a 7z archive; unpack it and name the CSV file in it."),
        ("Rar!"u8.ToArray(), "this is a RAR archive; unpack it and name the CSV file in it."),
        ("%PDF-"u8.ToArray(), $"this is a PDF document; {Save}"),
        ("{\\rtf"u8.ToArray(), $"this is an RTF document; {Save}"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "this is a PNG image; name a CSV file."),
        ([0xff, 0xd8, 0xff], "this is a JPEG image; name a CSV file."),
        ("GIF8"u8.ToArray(), "this is a GIF image; name a CSV file."),
        ("version https://git-lfs"u8.ToArray(), "this is a Git LFS pointer, not the file; get the file with git lfs pull."),
        ([0x1f, 0x8b], "this is gzip within gzip; unpack it once."),
        ([0x1f, 0x9d], "this is compressed with compress (.Z); unpack it, or compress it with gzip."),
    ];

    private static readonly string[] Pages = ["<!doctype html", "<html"];

    /// <summary>The format of a file that is not text in columns, and what to do; null if it may be such text.</summary>
    /// <param name="head">Its first bytes.</param>
    public static string? Refuse(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8)) return OfZip(head);
        if (IsTar(head)) return "this is a tar archive; unpack it and name the CSV file in it.";
        foreach (var (magic, sentence) in Known)
        {
            if (head.StartsWith(magic)) return sentence;
        }

        var text = Encoding.UTF8.GetString(head[..Math.Min(head.Length, 512)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return Pages.Any(page => text.StartsWith(page, StringComparison.OrdinalIgnoreCase))
                ? "this is a web page instead of the file; download the file itself."
            : text.StartsWith("<?xml", StringComparison.Ordinal) ? "this is XML; write its table as CSV."
            : text.StartsWith("@relation", StringComparison.OrdinalIgnoreCase) ? "this is an ARFF file; save its rows below @data as a CSV file and set data.header = false."
            : text.StartsWith('{') || text.StartsWith("[{", StringComparison.Ordinal) ? "this is JSON; write its table as CSV."
            : null;
    }

    /// <summary>Whether it is a file of columns: Parquet, or an Arrow file or stream.</summary>
    public static bool IsColumnar(ReadOnlySpan<byte> head) => IsParquet(head) || head.StartsWith(Arrow) || head.StartsWith(ArrowStream);

    /// <summary>Whether it is a Parquet file.</summary>
    public static bool IsParquet(ReadOnlySpan<byte> head) => head.StartsWith(Parquet);

    /// <summary>Whether it is compressed with gzip.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> head) => head is [0x1f, 0x8b, ..];

    /// <summary>The encoding of a text that is not UTF-8, by its byte order mark or, of UTF-16, by its zero bytes; null for UTF-8.</summary>
    public static Encoding? EncodingOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xff, 0xfe, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true),
        [0, 0, 0xfe, 0xff, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true),
        [0xff, 0xfe, ..] => Utf16(bigEndian: false),
        [0xfe, 0xff, ..] => Utf16(bigEndian: true),
        [not 0, 0, not 0, 0, ..] => Utf16(bigEndian: false),
        [0, not 0, 0, not 0, ..] => Utf16(bigEndian: true),
        _ => null,
    };

    private static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    private static bool IsTar(ReadOnlySpan<byte> head) => head.Length > 262 && head.Slice(257, 5).SequenceEqual("ustar"u8);

    private static string OfZip(ReadOnlySpan<byte> head) =>
        head.IndexOf("xl/"u8) >= 0 || head.IndexOf("[Content_Types].xml"u8) >= 0 ? $"this is a workbook (xlsx); {Save}"
        : head.IndexOf("opendocument.spreadsheet"u8) >= 0 ? $"this is a workbook (OpenDocument); {Save}"
        : head.IndexOf(".npy"u8) >= 0 ? "this is an archive of NumPy arrays (npz); write them as one CSV file."
        : "this is a zip archive; unpack it and name the CSV file in it.";
}
