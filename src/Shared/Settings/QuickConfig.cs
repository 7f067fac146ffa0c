using Akka.Configuration;

namespace ActorSearch.Shared.Settings;

/// <summary>
/// Settings of an actor system whose durations and sizes are read by our code. Akka's compiles a regular expression before it reads the first, which
/// takes a tenth of a search's start.
/// </summary>
internal sealed class QuickConfig : Config
{
    private QuickConfig(Config settings)
        : base(settings, settings.Fallback)
    {
    }

    /// <summary>The same settings.</summary>
    public static Config Wrap(Config settings) => settings as QuickConfig ?? new QuickConfig(settings);

    /// <inheritdoc/>
    public override TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) => GetString(path, null) switch
    {
        { } text when SettingForm.DurationOf(text) is { } time => time,
        { } text when allowInfinite && text.Equals("infinite", StringComparison.OrdinalIgnoreCase) => Timeout.InfiniteTimeSpan,
        _ => base.GetTimeSpan(path, @default, allowInfinite),
    };

    /// <inheritdoc/>
    public override long? GetByteSize(string path) => GetByteSize(path, null);

    /// <inheritdoc/>
    public override long? GetByteSize(string path, long? def) =>
        GetString(path, null) is { } text && ByteSize.Parse(text) is { } bytes ? bytes : base.GetByteSize(path, def);

    /// <inheritdoc/>
    public override Config GetConfig(string path) => base.GetConfig(path) is { } part ? Wrap(part) : null!;

    /// <inheritdoc/>
    public override Config WithFallback(Config fallback) => Wrap(base.WithFallback(fallback));
}
