using ActorSearch.Shared.Settings;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorSearch.Shared.Tests.Settings;

/// <summary>Our code reads durations and sizes as Akka's does.</summary>
public class QuickConfigTests
{
    private static readonly string[] Units =
    [
        "", "b", "B", "byte", "bytes", "k", "K", "kB", "KB", "kb", "Ki", "ki", "KiB", "kilobyte", "kibibytes", "m", "M", "MB", "Mi", "MiB", "megabytes", "mebibyte", "g", "GB", "Gi", "GiB",
        "gigabyte", "t", "TB", "TiB", "tebibytes", "p", "PB", "Pi", "PiB", "petabyte", "e", "EB", "EiB", "exabytes", "exbibyte", "x", "i", "iB", "Bytes",
    ];

    [Fact]
    public void A_size_in_every_unit_is_the_number_that_Akka_reads()
    {
        foreach (var text in Units.SelectMany(unit => new[] { $"3{unit}", $"7 {unit}", $"0{unit}" }))
        {
            Assert.Equal(ReadByAkka(text), ByteSize.Parse(text));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("k")]
    [InlineData("-1")]
    [InlineData("1.5k")]
    [InlineData("9 EiB")]
    [InlineData("999999999999 E")]
    [InlineData("1234567890123")]
    public void What_is_not_a_size_or_has_more_than_64_bits_is_none(string text) => Assert.Null(ByteSize.Parse(text));

    [Fact]
    public void Every_value_of_Akkas_reference_is_read_the_same()
    {
        var plain = ConfigurationFactory.Default();
        var quick = QuickConfig.Wrap(ConfigurationFactory.ParseString("akka.loglevel = INFO")).WithFallback(plain);
        var paths = Paths("", plain.Root.GetObject()).ToList();

        Assert.True(paths.Count > 100);
        foreach (var path in paths)
        {
            Assert.Equal(Read(() => plain.GetTimeSpan(path)), Read(() => quick.GetTimeSpan(path)));
            Assert.Equal(Read(() => plain.GetTimeSpan(path, null, allowInfinite: false)), Read(() => quick.GetTimeSpan(path, null, allowInfinite: false)));
            Assert.Equal(Read(() => plain.GetByteSize(path, null)), Read(() => quick.GetByteSize(path, null)));
        }
    }

    [Fact]
    public void Parts_and_fallbacks_are_read_by_our_code_too()
    {
        var settings = QuickConfig.Wrap(ConfigurationFactory.ParseString("a { b = 2 s }")).WithFallback(ConfigurationFactory.ParseString("a { c = 3 m }\nd = 5 KiB"));

        Assert.IsType<QuickConfig>(settings);
        Assert.IsType<QuickConfig>(settings.GetConfig("a"));
        Assert.Equal(TimeSpan.FromSeconds(2), settings.GetConfig("a").GetTimeSpan("b"));
        Assert.Equal(TimeSpan.FromMinutes(3), settings.GetConfig("a").GetTimeSpan("c"));
        Assert.Equal(5 << 10, settings.GetByteSize("d", null));
        Assert.Equal(TimeSpan.FromDays(1), settings.GetTimeSpan("e", TimeSpan.FromDays(1)));
        Assert.Null(settings.GetConfig("e"));
    }

    private static IEnumerable<string> Paths(string prefix, HoconObject values) => values.Items.SelectMany(item =>
        item.Value.IsObject() ? Paths($"{prefix}{Quoted(item.Key)}.", item.Value.GetObject()) : [$"{prefix}{Quoted(item.Key)}"]);

    private static string Quoted(string key) => key.Contains('.', StringComparison.Ordinal) ? $"\"{key}\"" : key;

    private static object? Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException or ArgumentNullException)
        {
            return unreadable.GetType();
        }
    }

    private static long? ReadByAkka(string text)
    {
        try
        {
            return ConfigurationFactory.ParseString($"x = \"{text}\"").GetByteSize("x", null);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
