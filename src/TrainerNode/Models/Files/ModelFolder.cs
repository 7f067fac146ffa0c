using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.TrainerNode.Models.Files;

/// <summary>A trained model on disk: <c>model.json</c> describes it, <c>weights.dat</c> holds what TorchSharp's <c>Module.load</c> reads.</summary>
public static class ModelFolder
{
    /// <summary>The file that describes a net.</summary>
    public const string Description = "model.json";

    private const string Weights = "weights.dat";

    /// <summary>Writes both files; makes the folder where there is none. A file is replaced whole or not at all.</summary>
    /// <exception cref="IOException">The disk does not take them.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Save(string folder, TrainedModel model)
    {
        Directory.CreateDirectory(folder);
        Replace(Path.Combine(folder, Weights), WeightsFile.Write(model.AllWeights()));
        Replace(Path.Combine(folder, Description), ModelDescription.FromModel(model).ToJson());
    }

    /// <summary>Reads a model, or says what is wrong with the folder.</summary>
    public static Checked<TrainedModel> Load(string folder) => Load(folder, NetKinds.All);

    /// <summary>Reads a model, or says what is wrong with the folder.</summary>
    /// <param name="folder">Its files.</param>
    /// <param name="kinds">Architectures that it may have.</param>
    internal static Checked<TrainedModel> Load(string folder, ImmutableArray<Kind<ModelSettings>> kinds)
    {
        var file = Path.Combine(folder, Description);
        try
        {
            var description = ModelDescription.Parse(File.ReadAllBytes(file), kinds);
            file = Path.Combine(folder, Weights);
            return new Checked<TrainedModel>.Right(description.With(WeightsFile.Read(File.ReadAllBytes(file)), kinds));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Wrong("there is no such file; name the output folder of a search that has finished with a winner.");
        }
        catch (InvalidDataException wrong)
        {
            return Wrong($"{wrong.Message} Run the experiment again to write a new model.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Wrong($"the file cannot be read: {SystemFault.Find(refused).Sentence}.");
        }

        Checked<TrainedModel> Wrong(string sentence) => new Checked<TrainedModel>.Wrong([new Mistake(file, sentence)]);
    }

    private static void Replace(string file, byte[] bytes)
    {
        var half = $"{file}.part";
        File.WriteAllBytes(half, bytes);
        File.Move(half, file, overwrite: true);
    }
}
