using System.Security.Cryptography;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>A temporary folder with experiment files; gone after the test.</summary>
public sealed class Workshop : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorsearch-");

    /// <summary>The folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>A search of 2 × 2 trainings of a moment each, on a generated curve.</summary>
    public static string Tiny => """
        name = tiny
        data { kind = noisy-curve, rows = 20 }
        model { hidden = [4], activation = tanh }
        optimizer { kind = adam, learning-rate = 0.01 }
        training { batch-size = 10, max-epochs = 3, patience = 2 }
        validation.folds = 2
        space { optimizer.learning-rate = [0.01, 0.001] }
        refit.restarts = 3
        """;

    /// <summary>A path in the folder.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Every file of a folder with the hash of its bytes, but for the lock and the process that last held it.</summary>
    public string[] Snapshot(string name) =>
    [
        .. Directory.EnumerateFiles(this[name], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => Path.GetFileName(file) is not ("study.lock" or "study.pid"))
            .Select(file => $"{Path.GetRelativePath(Folder, file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}"),
    ];

    public void Dispose() => _folder.Delete(recursive: true);
}
