using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>One prepared statement; its parameters are $0, $1, …</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
    }

    public void Run(params ReadOnlySpan<object> values)
    {
        Bind(values);
        SqliteFaults.Translate(_command.ExecuteNonQuery);
    }

    /// <summary>Runs it and gives the one number that it returns.</summary>
    public long RunForId(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return Convert.ToInt64(SqliteFaults.Translate(_command.ExecuteScalar), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i == _command.Parameters.Count)
            {
                _command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i}"), values[i]);
            }
            else
            {
                // The type is inferred again: a number in one row can be null in the next.
                _command.Parameters[i].ResetSqliteType();
                _command.Parameters[i].Value = values[i];
            }
        }
    }
}
