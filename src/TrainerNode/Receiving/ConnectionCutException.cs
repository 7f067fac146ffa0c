namespace ActorSearch.TrainerNode.Receiving;

/// <summary>The coordinator cannot be reached, or stopped in the middle; it may be back soon.</summary>
internal sealed class ConnectionCutException(string message, Exception? inner = null) : Exception(message, inner);
