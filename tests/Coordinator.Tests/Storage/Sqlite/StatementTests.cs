using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Tests.Storage.Sqlite;

public sealed class StatementTests : IDisposable
{
    private readonly SqliteConnection _connection = StudyConnection.Open(":memory:", SqliteOpenMode.ReadWriteCreate);

    public StatementTests() => StudyConnection.Run(_connection, "CREATE TABLE things (id INTEGER PRIMARY KEY, name, value)");

    [Fact]
    public void Values_go_to_the_parameters_of_their_numbers_in_whatever_order_the_text_names_them()
    {
        using var insert = new Statement(_connection, "INSERT INTO things VALUES ($0, $1, $2)");
        insert.Run(1, "a", 0.5);
        insert.Run(2, "b", DBNull.Value);

        using var update = new Statement(_connection, "UPDATE things SET value = $2, name = $1 || $2 WHERE id = $0");
        update.Run(2, "c", 7L);

        Assert.Equal(["1 a 0.5", "2 c7 7"], Rows());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u00e9 \ud83c\udf33")]
    public void A_text_and_bytes_come_back_as_they_were(string text)
    {
        byte[] bytes = [.. text.Select(letter => (byte)letter)];
        using var insert = new Statement(_connection, "INSERT INTO things VALUES (1, $0, $1)");
        insert.Run(text, bytes);

        var (name, value) = Assert.Single(
            StudyConnection.Rows(_connection, "SELECT name, value FROM things", row => (row.GetString(0), row.GetFieldValue<byte[]>(1))));
        Assert.Equal(text, name);
        Assert.Equal(bytes, value);
    }

    [Fact]
    public void It_gives_the_number_that_it_returns_each_time_that_it_runs()
    {
        using var insert = new Statement(_connection, "INSERT INTO things (name) VALUES ($0) RETURNING id");

        Assert.Equal(1, insert.RunForId("a"));
        Assert.Equal(2, insert.RunForId(double.NegativeInfinity));
    }

    [Fact]
    public void A_refused_row_is_a_fault_after_which_the_next_one_is_written()
    {
        using var insert = new Statement(_connection, "INSERT INTO things VALUES ($0, $1, NULL)");
        insert.Run(1, "a");

        Assert.Equal(StoreFault.Other, Assert.Throws<StoreException>(() => insert.Run(1, "b")).Fault);
        insert.Run(2, "c");

        Assert.Equal(["1 a ", "2 c "], Rows());
    }

    [Fact]
    public void A_value_that_is_left_out_or_has_no_place_is_an_error()
    {
        using var insert = new Statement(_connection, "INSERT INTO things VALUES ($0, $1, NULL)");

        Assert.Throws<ArgumentException>(() => insert.Run(1));
        Assert.Throws<ArgumentException>(() => insert.Run(1, "a", 2));
        Assert.Throws<ArgumentException>(() => insert.Run(1, double.NaN));
        Assert.Empty(Rows());
    }

    public void Dispose() => _connection.Dispose();

    private string[] Rows() =>
        [.. StudyConnection.Rows(_connection, "SELECT id || ' ' || name || ' ' || coalesce(value, '') FROM things ORDER BY id", row => row.GetString(0))];
}
