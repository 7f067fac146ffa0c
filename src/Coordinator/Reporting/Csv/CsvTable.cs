using ActorSearch.Shared.Results.Digests;
using CsvHelper;

namespace ActorSearch.Coordinator.Reporting.Csv;

/// <summary>
/// How our CSV files are written: UTF-8, comma, a line feed a record, quotes where needed, numbers with a point and as many digits
/// as bring the same number back.
/// </summary>
internal static class CsvTable
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

    public static CsvWriter To(Stream stream) => CsvWriter.Create(stream, Options, leaveOpen: true);

    /// <summary>A number that is there only where something was scored: an empty field says that it is not.</summary>
    public static void WriteIf(this CsvWriter csv, bool scored, double number) => csv.WriteField(scored ? Significand.Shortest(number) : (double?)null, default);
}
