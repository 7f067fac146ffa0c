using System.Text.Json.Serialization;
using ActorSearch.Shared.Experiments.Kinds.Preparing;

namespace ActorSearch.TrainerNode.Models.Files;

/// <summary>Generated code that writes and reads <see cref="ModelDescription"/>: each run does, and reflection would cost it a tenth of a second.</summary>
[JsonSerializable(typeof(ModelDescription))]
[JsonSerializable(typeof(FittedTarget.Ranks), TypeInfoPropertyName = "TargetRanks")]
internal sealed partial class ModelContext : JsonSerializerContext;
