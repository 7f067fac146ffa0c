using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Objectives.Plugins;

namespace ActorSearch.TrainerNode.Tests.Objectives.Plugins;

public sealed class PluginTests : IDisposable
{
    private static readonly string Built = Path.Combine(AppContext.BaseDirectory, "plugins");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public void A_plug_in_has_the_objectives_of_its_assembly()
    {
        var plugin = Right(new PluginSet(Built).Load(["ridge"], ["net"]));

        var objective = Assert.Single(plugin.Objectives);
        Assert.Equal(("ridge", "alpha"), (objective.Name, objective.Parameters[0].Name));
        Assert.Matches("^[0-9a-f]{64}$", plugin.Sha256);
    }

    [Fact]
    public void A_plug_in_loads_its_own_version_of_a_library_that_the_program_has_too()
    {
        var plugin = Right(new PluginSet(Built).Load(["ridge"], []));
        using var run = plugin.Objectives[0].Open(Line());
        run.Train(Task(), _ => true, CancellationToken.None);

        var versions = AppDomain.CurrentDomain.GetAssemblies().Where(each => each.GetName().Name == "Newtonsoft.Json")
            .Select(each => each.GetCustomAttribute<AssemblyFileVersionAttribute>()!.Version);

        Assert.Contains(versions, version => version.StartsWith("13.0.1.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_training_of_a_plug_in_reports_scores_and_leaves_a_model_that_predicts()
    {
        var plugin = Right(new PluginSet(Built).Load(["ridge"], []));
        using var run = plugin.Objectives[0].Open(Line());
        List<EpochReport> reports = [];

        run.Train(Task(), report => { reports.Add(report); return true; }, CancellationToken.None);

        Assert.Equal(0, Assert.Single(reports).ValidationLoss, 1e-12);
        Assert.Equal(1, reports[0].Metrics["r2-of-fold"], 1e-12);
        Assert.Equal(9.0, run.Predict(_folder.FullName, Line().Train!)![4], 1e-9);
    }

    [Fact]
    public void An_exception_on_a_thread_of_a_plug_in_names_it_and_what_helps()
    {
        using var run = Right(new PluginSet(Built).Load(["unruly"], [])).Objectives[0].Open(new ObjectiveData { Rows = 0 });

        var sentence = StrayException.Sentence(Assert.Throws<InvalidDataException>(() => run.Train(
            Task("does", "throw"), _ => true, CancellationToken.None)));

        Assert.StartsWith("The plug-in unruly threw InvalidDataException: the matrix is singular, on a thread of its own", sentence, StringComparison.Ordinal);
        Assert.Contains("objective.isolation = process", sentence, StringComparison.Ordinal);
        Assert.Null(StrayException.Sentence(Assert.Throws<KeyNotFoundException>(() => new Trial(new Dictionary<string, string>()).Text("a"))));
    }

    [Fact]
    public void The_hash_of_a_folder_changes_with_each_file_in_it()
    {
        Copy();
        var first = Find().Sha256();
        File.AppendAllText(Path.Combine(_folder.FullName, "ridge", "data.txt"), "a");
        var second = Find().Sha256();
        File.Move(Path.Combine(_folder.FullName, "ridge", "data.txt"), Path.Combine(_folder.FullName, "ridge", "data2.txt"));

        Assert.Equal(3, new HashSet<string> { first, second, Find().Sha256() }.Count);

        PluginFolder Find() => ((Checked<PluginFolder>.Right)PluginFolder.Find("ridge", _folder.FullName)).Value;
    }

    [Fact]
    public void A_build_with_references_is_the_assembly_that_no_other_one_references()
    {
        Copy();
        Describe("Helpers", "Deeper");
        Describe("Deeper");
        Describe("ActorSearch.Abstractions");
        var description = Path.Combine(_folder.FullName, "ridge", "ridge.deps.json");
        File.WriteAllText(description, File.ReadAllText(description).Replace("\"libraries\": {", "\"libraries\": { \"Helpers/1.0.0\": {},", StringComparison.Ordinal));

        Assert.EndsWith("ridge.dll", Assert.IsType<Checked<PluginFolder>.Right>(PluginFolder.Find("ridge", _folder.FullName)).Value.Assembly, StringComparison.Ordinal);

        Describe("Other");
        var mistake = Assert.Single(Assert.IsType<Checked<PluginFolder>.Wrong>(PluginFolder.Find("ridge", _folder.FullName)).Mistakes);
        Assert.Contains("there are 2 assemblies that no other one references", mistake.Sentence, StringComparison.Ordinal);

        void Describe(string name, params string[] references) => File.WriteAllText(
            Path.Combine(_folder.FullName, "ridge", $"{name}.deps.json"),
            $$"""{ "libraries": { {{string.Join(", ", references.Prepend(name).Select(each => $"\"{each}/1.0.0\": null"))}} } }""");
    }

    [Fact]
    public void Without_a_folder_nothing_is_loaded() => Assert.Equal(
        "plugins: this experiment needs the plug-in ridge, and this process loads none. Name the folder that contains ridge/ with --plugins.",
        Sentence(new PluginSet(null).Load(["ridge"], [])));

    [Fact]
    public void A_plug_in_that_is_missing_is_named()
    {
        Assert.Contains("has no plug-in ridge. Copy its build output to", Sentence(new PluginSet(_folder.FullName).Load(["ridge"], [])), StringComparison.Ordinal);

        _folder.CreateSubdirectory("ridge");
        Assert.Contains("there is no ridge.dll.", Sentence(new PluginSet(_folder.FullName).Load(["ridge"], [])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plug_in_without_an_objective_is_refused()
    {
        _folder.CreateSubdirectory("empty");
        File.Copy(Path.Combine(Built, "ridge", "Newtonsoft.Json.dll"), Path.Combine(_folder.FullName, "empty", "empty.dll"));

        Assert.Contains("empty.dll has no public class that implements IObjective", Sentence(new PluginSet(_folder.FullName).Load(["empty"], [])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_an_assembly_is_refused()
    {
        _folder.CreateSubdirectory("text");
        File.WriteAllText(Path.Combine(_folder.FullName, "text", "text.dll"), "no assembly");

        Assert.Contains("text.dll cannot be loaded: ", Sentence(new PluginSet(_folder.FullName).Load(["text"], [])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plug_in_for_another_version_of_the_interface_is_refused()
    {
        Copy();
        var file = Path.Combine(_folder.FullName, "ridge", "ridge.dll");
        var bytes = File.ReadAllBytes(file);
        Reference(bytes, "ActorSearch.Abstractions", major: 9);
        File.WriteAllBytes(file, bytes);

        Assert.Contains("ridge.dll was built for ActorSearch.Abstractions 9.", Sentence(new PluginSet(_folder.FullName).Load(["ridge"], [])), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_objectives_of_one_name_are_refused() => Assert.Equal(
        "plug-in ridge: there is already an objective called ridge. Rename one of the two.", Sentence(new PluginSet(Built).Load(["ridge"], ["ridge"])));

    public void Dispose() => _folder.Delete(recursive: true);

    private static ObjectiveData Line() => new()
    {
        Rows = 6,
        Train = new ObjectiveRows(new double[] { 0, 1, 2, 3, 4, 5 }, new double[] { 1, 3, 5, 7, 9, 11 }) { InputNames = ["x"], TargetName = "y" },
    };

    private TrainingTask Task(string name = "alpha", string value = "0") => new()
    {
        Trial = new Trial(new Dictionary<string, string> { [name] = value, ["squares"] = "false" }),
        Fold = 0,
        Repeat = 0,
        Epochs = 1,
        Seed = 0,
        Random = null!,
        ModelFolder = _folder.FullName,
        TrainingRows = new[] { 0, 1, 2, 3 },
        ValidationRows = new[] { 4, 5 },
    };

    private void Copy()
    {
        var copy = _folder.CreateSubdirectory("ridge").FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Built, "ridge")))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }
    }

    // The version of a reference is the first 8 bytes of its row in the metadata (ECMA-335, II.22.5).
    private static void Reference(byte[] image, string name, ushort major)
    {
        using var portable = new PEReader(new MemoryStream(image.ToArray()));
        var metadata = portable.GetMetadataReader();
        var row = metadata.AssemblyReferences.Single(each => metadata.GetString(metadata.GetAssemblyReference(each).Name) == name);
        var place = portable.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef)
            + ((MetadataTokens.GetRowNumber(row) - 1) * metadata.GetTableRowSize(TableIndex.AssemblyRef));
        BitConverter.TryWriteBytes(image.AsSpan(place), major);
    }

    private static Plugin Right(Checked<ImmutableArray<Plugin>> read) =>
        Assert.Single(Assert.IsType<Checked<ImmutableArray<Plugin>>.Right>(read).Value);

    private static string Sentence(Checked<ImmutableArray<Plugin>> read) =>
        Assert.Single(Assert.IsType<Checked<ImmutableArray<Plugin>>.Wrong>(read).Mistakes).ToString();
}
