using System.Globalization;
using System.Text;

namespace ActorSearch.Bench;

/// <summary>Logs of a gigabyte: what folds leave in a day, an event every few milliseconds, with an error now and then.</summary>
internal static class GeneratedLogs
{
    private const long Size = 1 << 30;
    private const int EventsAnError = 10_000;

    /// <summary>When the first event is.</summary>
    public static DateTimeOffset Begin { get; } = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    /// <summary>From the first event to the last.</summary>
    public static TimeSpan Span { get; } = TimeSpan.FromHours(24);

    /// <summary>Writes files that are a gigabyte together.</summary>
    /// <param name="processes">How many processes, each of which has its own.</param>
    /// <param name="files">How many files each process has.</param>
    /// <returns>How many events.</returns>
    public static long Write(string folder, int processes, int files)
    {
        var events = 0L;
        for (var process = 0; process < processes; process++)
        {
            for (var file = 0; file < files; file++)
            {
                var name = $"node-{process}{(file == 0 ? "" : $"_{file:000}")}.clef";
                using var output = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
                var size = Size / (processes * files);
                while (output.Position < size)
                {
                    var time = Begin + (Span * ((file + (double)output.Position / size) / files));
                    output.Write(Encoding.UTF8.GetBytes(Line(events++, time, process)));
                }
            }
        }

        return events;
    }

    private static string Line(long number, DateTimeOffset time, int process)
    {
        var (level, template) = number % EventsAnError == EventsAnError - 1
            ? ("\"@l\":\"Error\",", "Crashed: {Configuration}/{Fold} broke off at epoch {Epoch} with loss {Loss}")
            : ("", "FoldScored: {Configuration}/{Fold} scored {Loss} at epoch {Epoch}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"@t":"{{time.UtcDateTime:O}}","@mt":"{{template}}",{{level}}"Configuration":{{number / 5}},"Fold":{{number % 5}},"Loss":0.{{1000 + (number * 7919 % 9000)}},"Epoch":{{number % 300}},"Slot":{{number % 2}},"Duration":{{number % 977}},"Node":"node-{{process}}","Attempt":"1.{{number}}","Study":"bench","Process":"node-{{process}}"}

            """);
    }
}
