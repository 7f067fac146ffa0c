using System.Text;
using ActorSearch.TrainerNode.Data.Csv;

namespace ActorSearch.TrainerNode.Tests.Data;

/// <summary>A folder of a test's own, gone after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("actorsearch-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    public CsvData Csv(string train, string? test = null) => new(
        Write("train.csv", train), test is null ? null : Write("test.csv", test), Header: true, Delimiter: null, Target: null, Inputs: []);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
