using System.Globalization;
using ActorSearch.Shared.Logging;
using Serilog.Events;

namespace ActorSearch.Coordinator.Logs;

/// <summary>A fold that is looked for.</summary>
/// <param name="Configuration">Null: any configuration.</param>
/// <param name="Fold">Counted through the repeats, from 0.</param>
internal sealed record FoldSelector(int? Configuration, int Fold)
{
    /// <summary>Its text in a log, or the beginning of it.</summary>
    public string Written => $"\"{LogNames.Fold}\":{Fold}";

    /// <summary>Reads <c>3</c>, or <c>12/3</c> with the configuration before it; null where it is neither.</summary>
    public static FoldSelector? Parse(string text)
    {
        int[] numbers = [.. text.Split('/').Select(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
        return numbers switch
        {
            [>= 0 and var fold] => new FoldSelector(null, fold),
            [>= 0 and var configuration, >= 0 and var fold] => new FoldSelector(configuration, fold),
            _ => null,
        };
    }

    /// <summary>Whether an event is about it.</summary>
    public bool Is(LogEvent happened) =>
        Has(happened, LogNames.Fold, Fold) && (Configuration is not { } configuration || Has(happened, LogNames.Configuration, configuration));

    private static bool Has(LogEvent happened, string name, int number) =>
        happened.Properties.TryGetValue(name, out var value) && value is ScalarValue { Value: long found } && found == number;
}
