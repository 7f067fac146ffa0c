using Microsoft.Data.Sqlite;

namespace ActorSearch.Bench;

/// <summary>When the trainings of a run were handed out and ended, as its study tells.</summary>
/// <param name="FirstGranted">Milliseconds since 1970 when the first was handed out.</param>
/// <param name="FirstEnded">When the first was over and stored.</param>
/// <param name="LastEnded">When the last was.</param>
internal readonly record struct AttemptTimes(long FirstGranted, long FirstEnded, long LastEnded)
{
    /// <summary>Seconds from the first training handed out to the end of the last.</summary>
    public double Trainings => (LastEnded - FirstGranted) / 1000.0;

    /// <summary>Those of the run in a folder.</summary>
    public static AttemptTimes Of(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "study.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT min(granted_at), min(ended_at), max(ended_at) FROM attempts";
        using var reader = command.ExecuteReader();
        reader.Read();
        return new AttemptTimes(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }
}
