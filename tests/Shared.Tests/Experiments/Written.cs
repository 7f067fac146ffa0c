using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode;

namespace ActorSearch.Shared.Tests.Experiments;

/// <summary>Experiment files as a user would write them.</summary>
internal static class Written
{
    private const string Curve = "data.kind = noisy-curve\n";

    public static Experiment Right(string text, params string[] overrides) =>
        Read(Curve + text, overrides) is Checked<Experiment>.Right { Value: var experiment }
            ? experiment
            : throw new InvalidOperationException(string.Join('\n', Mistakes(text, overrides)));

    /// <summary>The mistakes, with the folder of the file taken out.</summary>
    public static string[] Mistakes(string text, params string[] overrides) => MistakesOf(Curve + text, overrides);

    public static string[] MistakesOf(string text, params string[] overrides) =>
        Read(text, overrides) is Checked<Experiment>.Wrong { Mistakes: var mistakes }
            ? [.. mistakes.Select(mistake => mistake.ToString()[Math.Max(0, mistake.ToString().IndexOf("curve.conf", StringComparison.Ordinal))..])]
            : [];

    public static string Mistake(string text, params string[] overrides) => Assert.Single(Mistakes(text, overrides));

    public static Checked<Experiment> Read(string text, params string[] overrides)
    {
        using var folder = new Folder();
        return ExperimentFile.Read(BuiltIn.Schema, folder.Write("curve.conf", text), overrides);
    }
}

/// <summary>A folder that lasts as long as a test.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("actorsearch-");

    public string Path => _directory.FullName;

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
