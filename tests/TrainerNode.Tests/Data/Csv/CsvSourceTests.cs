using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data.Csv;

public sealed class CsvSourceTests : IDisposable
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("größe,y\n" + string.Concat(Enumerable.Range(0, 20000).Select(i => $"{i},{i * 0.5}\n")));

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Gzip_is_read_and_hashed_as_its_contents()
    {
        var (plain, packed) = (Right(Plain), Right(Gzip(Plain)));

        Assert.Equal(plain.Sha256, packed.Sha256);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Plain)), packed.Sha256);
        Assert.Equal(plain.Train.Inputs, packed.Train.Inputs);
        Assert.Equal(plain.Train.Inputs, Right([.. Gzip(Plain[..1000]), .. Gzip(Plain[1000..])]).Train.Inputs);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([.. SHA256.HashData(Plain), .. SHA256.HashData(Plain)])), Right(Gzip(Plain), Gzip(Plain)).Sha256);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9999)]
    [InlineData(0.01)]
    public void Gzip_that_was_cut_off_is_refused(double share)
    {
        var packed = Gzip(Plain);

        Assert.Equal("the gzip file is damaged or truncated; download it again.", Wrong(packed[..(int)(packed.Length * share)]));
    }

    [Fact]
    public void Gzip_with_a_wrong_byte_is_refused()
    {
        var packed = Gzip(Plain);
        packed[^6] ^= 1;

        Assert.Equal("the gzip file is damaged or truncated; download it again.", Wrong(packed));
        Assert.Equal("the gzip file is damaged or truncated; download it again.", Wrong(Gzip(Plain)[..^4]));
    }

    [Theory]
    [InlineData("x y\n1 2\n-3  4\n")]
    [InlineData("  x\t y  \r\n 1 \t\t2\r\n   -3 4 \t")]
    [InlineData("\ufeff   x   y\n   1   2\n  -3   4\n\n")]
    [InlineData("\"x\" y\n\"1\"    2\n-3 \"4\"\n")]
    public void Runs_of_blanks_divide_columns(string text)
    {
        var data = Right(Encoding.UTF8.GetBytes(text), settings => settings with { Delimiter = CsvData.Blank });

        Assert.Equal(["x"], data.Train.InputNames.AsEnumerable());
        Assert.Equal([1, -3], data.Train.Inputs);
        Assert.Equal([2, 4], data.Train.Targets);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), data.Sha256);
    }

    [Fact]
    public void Blanks_in_quotes_stay_and_lines_keep_their_numbers()
    {
        CsvData Blanks(CsvData settings) => settings with { Delimiter = CsvData.Blank, Header = false, Target = "1" };
        var names = Right("  18.0   1   \"ford  \"\"ltd\"\"  wagon\"\n  15.0   2   \"ford pinto\"\n"u8.ToArray(), Blanks);

        Assert.Equal(["ford  \"ltd\"  wagon", "ford pinto"], names.Train.Columns[1].Levels.AsEnumerable());
        var wide = Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(Load("1 2 3\n1 2 3 4\n"u8.ToArray(), null, Blanks)).Mistakes);
        Assert.Contains("line 2", $"{wide}", StringComparison.Ordinal);
        Assert.Contains("the row has 4 fields, but the first one has 3", $"{wide}", StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_blanks_longer_than_a_block_are_one()
    {
        var text = "x y\n" + string.Concat(Enumerable.Range(0, 300).Select(row => $"{row}{new string(' ', 1 + (37 * row))}{-row}\n"));
        var data = Right(Encoding.UTF8.GetBytes(text), settings => settings with { Delimiter = CsvData.Blank });

        Assert.Equal(Enumerable.Range(0, 300).Select(row => (float)row), data.Train.Inputs);
        Assert.Equal(data.Train.Inputs.Select(x => -x), data.Train.Targets);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Unicode_is_read_by_its_byte_order_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Encoding.UTF8.GetString(Plain))];
        var data = Right(bytes);

        Assert.Equal(["größe"], data.Train.InputNames.AsEnumerable());
        Assert.Equal(20000, data.Train.Rows);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), data.Sha256);
        Assert.Equal(Right(Gzip(bytes)).Sha256, data.Sha256);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Utf_16_without_a_mark_is_read_too(string name) =>
        Assert.Equal([3], Right(Encoding.GetEncoding(name).GetBytes("x,y\n3,4\n5,6\n"[..8])).Train.Inputs);

    [Theory]
    [InlineData("x,Größe\n1,2\n", 1, "f6")]
    [InlineData("x,y\n1,2\n3,Köln\n", 3, "f6")]
    [InlineData("x,y\n1,5 €\n", 2, "80")]
    [InlineData("x,y\n1,é", 2, "e9")]
    public void Text_in_an_encoding_that_cannot_be_known_is_refused_with_its_line(string text, int line, string hex)
    {
        byte[] bytes = [.. text.Select(letter => letter == '€' ? (byte)0x80 : (byte)letter)];
        var mistake = Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(Load(bytes)).Mistakes);

        Assert.EndsWith($"train.csv, line {line}", mistake.Where, StringComparison.Ordinal);
        Assert.Equal($"the text is not UTF-8 (byte {hex}), and its encoding is unknown; save the file as UTF-8.", mistake.Sentence);
    }

    [Theory]
    [InlineData(4096)]
    [InlineData(1 << 18)]
    [InlineData(300_001)]
    public void Letters_of_several_bytes_may_lie_across_the_ends_of_buffers(int at)
    {
        for (var shift = 0; shift < 4; shift++)
        {
            var head = "x,y,note\n1,2,";
            var data = Right(Encoding.UTF8.GetBytes(head + new string('a', at - head.Length - shift) + "😀é\n3,4,b\n"), settings => settings with { Inputs = ["x"], Target = "y" });

            Assert.Equal([1, 3], data.Train.Inputs);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4b, 3, 4, 0, 0 }, "this is a zip archive; unpack it and name the CSV file in it.")]
    [InlineData(new byte[] { 0xd0, 0xcf, 0x11, 0xe0, 0xa1 }, "this is an Excel workbook (xls); save it as CSV (UTF-8) and name that file.")]
    [InlineData(new byte[] { 0x42, 0x5a, 0x68, 0x39 }, "this is compressed with bzip2; unpack it, or compress it with gzip.")]
    [InlineData(new byte[] { 0x28, 0xb5, 0x2f, 0xfd, 0 }, "this is compressed with zstd; unpack it, or compress it with gzip.")]
    public void Other_files_are_called_by_what_they_are(byte[] bytes, string sentence)
    {
        Assert.Equal(sentence, Wrong(bytes));
        Assert.Equal(sentence, Wrong(Gzip(bytes)));
    }

    [Theory]
    [InlineData("PAR1\u0015", "the Parquet file is damaged")]
    [InlineData("PK\u0003\u0004\u0014[Content_Types].xml", "this is a workbook (xlsx)")]
    [InlineData("PK\u0003\u0004\u0014mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "this is a workbook (OpenDocument)")]
    [InlineData("SQLite format 3\0", "this is an SQLite database")]
    [InlineData("\n<!DOCTYPE html><html>", "this is a web page")]
    [InlineData("version https://git-lfs.github.com/spec/v1\n", "this is a Git LFS pointer")]
    [InlineData("{\"x\": 1}", "this is JSON")]
    [InlineData("@relation iris\n", "this is an ARFF file")]
    public void Texts_of_other_formats_too(string text, string sentence) =>
        Assert.StartsWith(sentence, Wrong(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private Checked<DataSet> Load(byte[] train, byte[]? test = null, Func<CsvData, CsvData>? change = null)
    {
        var settings = _folder.Csv("") with { Train = _folder.Write("train.csv", train), Test = test is null ? null : _folder.Write("test.csv", test) };
        return DataSets.Load(change?.Invoke(settings) ?? settings);
    }

    private DataSet Right(byte[] train, byte[] test) => Assert.IsType<Checked<DataSet>.Right>(Load(train, test)).Value;

    private DataSet Right(byte[] train, Func<CsvData, CsvData>? change = null) => Assert.IsType<Checked<DataSet>.Right>(Load(train, null, change)).Value;

    private string Wrong(byte[] train) => Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(Load(train)).Mistakes).Sentence;
}
