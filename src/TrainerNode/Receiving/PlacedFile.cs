using ActorSearch.Shared.Sending;

namespace ActorSearch.TrainerNode.Receiving;

/// <summary>A file to receive and its place in a folder of the cache.</summary>
/// <param name="Place">A safe relative path with slashes, see <see cref="SafePlace"/>.</param>
internal sealed record PlacedFile(string Place, SentFile File);
