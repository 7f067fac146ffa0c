using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Files;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>What a refit has delivered.</summary>
public abstract record DeliveredModel
{
    private DeliveredModel()
    {
    }

    /// <summary>Reads the bytes of a refit.</summary>
    /// <param name="bytes">As in <see cref="TrainedModelBytes"/> or <see cref="ModelFiles"/>; empty if there is no model.</param>
    /// <exception cref="InvalidDataException">They are not those of a model.</exception>
    public static DeliveredModel Read(byte[] bytes) => bytes.Length == 0 ? new None()
        : ModelFiles.Are(bytes) ? new Files(bytes)
        : new Net(TrainedModelBytes.Read(bytes));

    /// <summary>Nothing: the objective has no model.</summary>
    public sealed record None : DeliveredModel;

    /// <summary>Files of another objective, see <see cref="ModelFiles"/>.</summary>
    public sealed record Files(byte[] Bytes) : DeliveredModel;

    /// <summary>A net of this program.</summary>
    public sealed record Net(TrainedModel Model) : DeliveredModel;
}
