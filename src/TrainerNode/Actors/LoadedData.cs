using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Receiving;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>The data of an experiment was loaded, or was not.</summary>
/// <param name="For">What it was loaded for.</param>
/// <param name="Experiment">What its settings say.</param>
/// <param name="Data">The node's own copy, or every mistake in it.</param>
internal sealed record LoadedData(Registered For, Experiment Experiment, Checked<DataSet> Data)
{
    /// <summary>See <see cref="RequestWork.Arithmetic"/>.</summary>
    public string Arithmetic { get; private init; } = "";

    /// <summary>Whether nobody waits for it any more.</summary>
    public bool IsCancelled { get; private init; }

    /// <summary>Why it cannot be used; null if it can.</summary>
    public string? Objection => Data switch
    {
        Checked<DataSet>.Wrong wrong => string.Join(" ", wrong.Mistakes),
        Checked<DataSet>.Right { Value.Sha256: var sha256 } when sha256 != For.DataSha256 =>
            $"{What} differs from the coordinator's: its SHA-256 is {sha256[..12]}…, the coordinator's {For.DataSha256[..12]}…; {Mend}",
        _ => null,
    };

    private string What => Experiment.Data.Files is { IsEmpty: false } files ? $"{string.Join(" or ", files)} on this node" : "The data generated on this node";

    private string Mend => Experiment.Data.Files.IsEmpty
        ? "run the same version on both."
        : $"copy the coordinator's file to this node, name its folder with --data, or {(For.Sends is null ? "start the coordinator with --send-data" : LocalFiles.NotReceived)}.";

    /// <summary>Loads it off the caller's thread.</summary>
    /// <param name="registered">What for.</param>
    /// <param name="load">Gets the data of an experiment.</param>
    /// <param name="node">What the node can train, and how it gets files.</param>
    /// <param name="offer">What the coordinator offers now.</param>
    /// <exception cref="FormatException">The settings are not from this version.</exception>
    public static Task<LoadedData> LoadAsync(
        Registered registered, Func<Experiment, Checked<DataSet>> load, NodeSettings node, Func<DataOffer?> offer, CancellationToken cancellation)
    {
        var settings = registered.Settings.ToDictionary(setting => setting.Path, setting => setting.Text);
        var experiment = BuiltIn.Schema.FromSettings(settings);
        return Task.Run(async () =>
        {
            Checked<DataSet> data;
            try
            {
                data = await node.Receive(experiment, offer, cancellation).ConfigureAwait(false) switch
                {
                    Checked<Experiment>.Wrong(var mistakes) => new Checked<DataSet>.Wrong(mistakes),
                    Checked<Experiment>.Right(var found) => node.Objectives.Check(found) is { } unable ? new Checked<DataSet>.Wrong([unable]) : load(found),
                    var other => throw new InvalidOperationException($"{other.GetType().Name} is neither right nor wrong."),
                };
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return new LoadedData(registered, experiment, new Checked<DataSet>.Wrong([])) { IsCancelled = true };
            }

            var classes = data is Checked<DataSet>.Right right ? right.Value.Train.Classes : [];
            return new LoadedData(registered, experiment.WithClasses(classes), data)
            {
                Arithmetic = data is Checked<DataSet>.Right && EngineChoice.MayBeTorch(experiment) ? TorchArithmetic.Fingerprint : "",
            };
        });
    }
}
