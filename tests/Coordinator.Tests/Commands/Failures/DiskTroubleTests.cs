using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Coordinator.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Tests.Commands.Failures;

public class DiskTroubleTests
{
    public static TheoryData<Exception> OfTheDisk =>
    [
        new IOException("No space left on device"),
        new UnauthorizedAccessException("Access to the path is denied."),
        SqliteFaults.Translate(new SqliteException("full", 13)),
        SqliteFaults.Translate(new SqliteException("readonly", 8)),
        SqliteFaults.Translate(new SqliteException("cannot open", 14)),
        SqliteFaults.Translate(new SqliteException("disk I/O error", 10)),
    ];

    [Theory]
    [MemberData(nameof(OfTheDisk))]
    public void A_disk_that_refuses_is_a_mistake_with_its_place(Exception exception)
    {
        Assert.Equal("out", DiskTrouble.Explain(exception, "out")?.Where);
    }

    [Fact]
    public void Standard_output_that_takes_no_more_is_told_as_that()
    {
        using var full = new OutputStream(new FullStream());
        var trouble = Record.Exception(() => full.Write([1, 2]));

        Assert.Equal("standard output: no room; redirect it elsewhere and run the same command again.", DiskTrouble.Explain(trouble!, "out")?.ToString());
    }

    [Fact]
    public void A_bug_is_none()
    {
        Assert.Null(DiskTrouble.Explain(new InvalidOperationException("broken"), "out"));
        Assert.Null(DiskTrouble.Explain(SqliteFaults.Translate(new SqliteException("UNIQUE constraint failed", 19)), "out"));
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("no room");
    }
}
