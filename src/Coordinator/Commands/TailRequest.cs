using System.Collections.Immutable;
using ActorSearch.Coordinator.Logs;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using Serilog.Events;

namespace ActorSearch.Coordinator.Commands;

/// <summary>The options of <c>tail</c>, parsed.</summary>
/// <param name="Since">Null: the last events are printed.</param>
/// <param name="Lines">How many of the last events; null is all since that time.</param>
internal sealed record TailRequest(LogFilter Filter, DateTimeOffset? Since, int? Lines)
{
    /// <summary>The default of <c>--lines</c>.</summary>
    public const int UsualLines = 50;

    /// <summary>Parses the options and reports all mistakes in them.</summary>
    /// <param name="time">Current time and time zone.</param>
    public static Checked<TailRequest> Parse(TailOptions options, TimeProvider time)
    {
        var mistakes = ImmutableArray.CreateBuilder<Mistake>();
        var least = Read("--level", options.Level, LogFiles.LevelOf, "is not a level; write debug, info, warning or error.");
        var since = Read(
            "--since",
            options.Since,
            text => SinceText.Parse(text, time),
            "is not a time; write 90s, 15m, 2h or 1d (ago), 10:30 (most recent), or \"2026-11-24 10:30\".");
        var fold = options.Fold is { } foldText ? FoldSelector.Parse(foldText) : null;
        if (fold is null && options.Fold is not null)
        {
            mistakes.Add(new Mistake("--fold", $"'{options.Fold}' is not a fold; write 3, or 12/3 for fold 3 of configuration 12."));
        }

        LogExpression? expression = null;
        if (options.Expression is { } text)
        {
            switch (LogExpression.Parse(text))
            {
                case Checked<LogExpression>.Right(var parsed):
                    expression = parsed;
                    break;
                case Checked<LogExpression>.Wrong(var wrong):
                    mistakes.AddRange(wrong);
                    break;
            }
        }

        return mistakes.Count > 0
            ? new Checked<TailRequest>.Wrong(mistakes.ToImmutable())
            : new Checked<TailRequest>.Right(new TailRequest(
                new LogFilter(least ?? LogEventLevel.Verbose, options.Node, fold, expression),
                since,
                options.Lines ?? (since is null ? UsualLines : null)));

        T? Read<T>(string option, string? said, Func<string, T?> parse, string complaint)
            where T : struct
        {
            var value = said is null ? null : parse(said);
            if (said is not null && value is null)
            {
                mistakes.Add(new Mistake(option, $"'{said}' {complaint}"));
            }

            return value;
        }
    }
}
