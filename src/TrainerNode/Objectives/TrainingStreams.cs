using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.TrainerNode.Objectives;

/// <summary>The streams of one training for an objective: a purpose in words is a key of its own.</summary>
internal sealed class TrainingStreams(TrainingSeed seed) : IRandomStreams
{
    /// <summary>Where they come from.</summary>
    public TrainingSeed Seed => seed;

    /// <inheritdoc/>
    public IRandomStream Stream(string purpose, int epoch = 0)
    {
        // The first draws of a stream are its key: the purpose is mixed in as a seed of 64 bits.
        var own = seed.Stream(StreamPurpose.Objective, epoch);
        _ = own.NextUInt32();
        var mixed = ((ulong)own.NextUInt32() << 32) | own.NextUInt32();
        return new Drawn(RandomStream.For(mixed ^ BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(purpose))), StreamPurpose.Objective));
    }

    private sealed class Drawn(RandomStream stream) : IRandomStream
    {
        private RandomStream _stream = stream;

        public uint NextUInt32() => _stream.NextUInt32();

        public double NextDouble() => _stream.NextDouble();

        public int NextInt32(int bound) => _stream.NextInt32(bound);

        public double NextNormal() => _stream.NextNormal();

        public void Shuffle<T>(Span<T> items) => _stream.Shuffle(items);
    }
}
