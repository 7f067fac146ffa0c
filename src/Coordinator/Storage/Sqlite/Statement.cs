using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>
/// One prepared statement; its parameters are $0, $1, … Values are bound directly: a parameter object, its binder and a reader for each value and
/// row cost a search of short trainings more than what SQLite does with them.
/// </summary>
internal sealed class Statement(SqliteConnection connection, string sql) : IDisposable
{
    private readonly sqlite3 _database = connection.Handle!;
    private sqlite3_stmt? _statement;

    // Where SQLite has each parameter: it numbers them in the order in which the text first names them.
    private int[] _places = [];

    /// <exception cref="StoreException">SQLite reports an error.</exception>
    public void Run(params ReadOnlySpan<object> values) => RunForId(values);

    /// <summary>Runs it and gives the one number that it returns; 0 if it returns none.</summary>
    /// <exception cref="StoreException">SQLite reports an error.</exception>
    public long RunForId(params ReadOnlySpan<object> values)
    {
        try
        {
            return Step(_statement ??= Prepare(), values);
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Translate(e);
        }
    }

    public void Dispose() => _statement?.Dispose();

    private sqlite3_stmt Prepare()
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out var statement));
        _places =
        [
            .. Enumerable.Range(0, raw.sqlite3_bind_parameter_count(statement))
                .Select(number => raw.sqlite3_bind_parameter_index(statement, string.Create(CultureInfo.InvariantCulture, $"${number}"))),
        ];
        return statement;
    }

    private long Step(sqlite3_stmt statement, ReadOnlySpan<object> values)
    {
        // A value that is left out would be that of the run before.
        if (values.Length != _places.Length) throw new ArgumentException($"{values.Length} values for {_places.Length} parameters.", nameof(values));
        for (var i = 0; i < values.Length; i++) Check(Bind(statement, _places[i], values[i]));
        try
        {
            var (id, code) = (0L, raw.sqlite3_step(statement));
            if (code == raw.SQLITE_ROW) id = raw.sqlite3_column_int64(statement, 0);
            while (code == raw.SQLITE_ROW) code = raw.sqlite3_step(statement);
            Check(code);
            return id;
        }
        finally
        {
            // It repeats the error of the step, which is thrown.
            _ = raw.sqlite3_reset(statement);
        }
    }

    private static int Bind(sqlite3_stmt statement, int place, object value) => value switch
    {
        DBNull => raw.sqlite3_bind_null(statement, place),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        // SQLite would store NaN as null.
        double number when !double.IsNaN(number) => raw.sqlite3_bind_double(statement, place, number),
        string text => raw.sqlite3_bind_text(statement, place, text),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        _ => throw new ArgumentException($"{value} is not a value of a table.", nameof(value)),
    };

    private void Check(int code)
    {
        if (code is not raw.SQLITE_OK and not raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(code, _database);
    }
}
