using System.Text.Json;
using ActorSearch.Abstractions;

namespace ActorSearch.Torch;

/// <summary>What a final model has beside its weights, so that it can be built again.</summary>
/// <param name="Values">Hyperparameters.</param>
/// <param name="Inputs">Names of the input columns.</param>
internal sealed record ModuleFile(Dictionary<string, string> Values, string[] Inputs, int Outputs, Scaling Scaling)
{
    private const string Weights = "weights.dat", Description = "torch-model.json";

    /// <summary>Writes both files.</summary>
    public static void Write(string folder, ModuleNet net, Trial trial, ObjectiveRows rows, TorchShape shape)
    {
        net.Module.save(Path.Combine(folder, Weights));
        var model = new ModuleFile(trial.Values.ToDictionary(), [.. rows.InputNames], shape.Outputs, net.Scaling);
        File.WriteAllBytes(Path.Combine(folder, Description), JsonSerializer.SerializeToUtf8Bytes(model));
    }

    /// <summary>The model of a folder.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or the model has other input columns.</exception>
    public static ModuleNet Read(TorchObjective objective, string folder, ObjectiveRows rows)
    {
        var model = JsonSerializer.Deserialize<ModuleFile>(File.ReadAllBytes(Path.Combine(folder, Description))) ?? throw new InvalidDataException($"{Description} is empty.");
        if (!model.Inputs.SequenceEqual(rows.InputNames))
        {
            throw new InvalidDataException($"The model has the inputs {string.Join(", ", model.Inputs)}, but the rows have {string.Join(", ", rows.InputNames)}.");
        }

        var net = new ModuleNet(objective, new Trial(model.Values), new TorchShape(model.Inputs.Length, model.Outputs), model.Scaling);
        net.Module.load(Path.Combine(folder, Weights));
        return net;
    }
}
