using ActorSearch.Shared.Experiments;
using Akka.Configuration;
using Serilog.Events;

namespace ActorSearch.Shared.Wire;

/// <summary>How much is logged: as the variable says, else as <c>akka.loglevel</c> in hocon/shared.conf does.</summary>
public static class LogLevelSetting
{
    private const string Key = "akka.loglevel";

    private static readonly string Settings = Path.Combine(AppContext.BaseDirectory, "hocon", "shared.conf");

    /// <summary>The level, or what is wrong with the word for it.</summary>
    /// <param name="variable">What <see cref="LogFiles.LevelVariable"/> says, or null.</param>
    public static Checked<LogEventLevel> Of(string? variable)
    {
        var (where, word) = string.IsNullOrWhiteSpace(variable)
            ? ($"{Settings}: {Key}", ConfigurationFactory.ParseString(File.ReadAllText(Settings)).GetString(Key, "INFO"))
            : (LogFiles.LevelVariable, variable);
        return LogFiles.LevelOf(word) is { } level
            ? new Checked<LogEventLevel>.Right(level)
            : new Checked<LogEventLevel>.Wrong([new Mistake(where, $"it must be debug, info, warning or error, but is '{word}'.")]);
    }
}
