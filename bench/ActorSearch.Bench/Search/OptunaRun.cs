using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ActorSearch.Bench.Search;

/// <summary>Optuna's TPE on the same tables, where Python has it.</summary>
internal static class OptunaRun
{
    private const string Python = "/usr/bin/python3";

    /// <summary>It takes minutes: fewer seeds and evaluations than ours.</summary>
    private const int MostSeeds = 5, Evaluations = 100;

    /// <summary>Its runs by table and its version; null where it is not installed.</summary>
    public static (string Version, TableRun[][] Runs)? Of(string folder, IReadOnlyList<HpoTable> tables, int seeds, int inFlight)
    {
        if (!File.Exists(Python)) return null;
        string[] arguments =
        [
            ProgramRun.Shipped("optuna_tables.py"), folder,
            .. new[] { Math.Min(seeds, MostSeeds), Evaluations, inFlight }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ];
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        process.WaitForExit();
        if (process.ExitCode != 0 || lines.Count == 0) return null;
        return (lines[0].GetProperty("version").GetString()!, [.. tables.Select(table => lines
            .Where(line => line.GetProperty("table").GetString() == table.Name)
            .Select(line => TableRun.Of(table, [.. line.GetProperty("rows").EnumerateArray().Select(row => row.GetInt32())], line.GetProperty("ms").GetDouble()))
            .ToArray())]);
    }
}
