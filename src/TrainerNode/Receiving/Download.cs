using System.Security.Cryptography;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Sending;

namespace ActorSearch.TrainerNode.Receiving;

/// <summary>Receives one file into a path, from the byte at which an earlier download of it ended.</summary>
internal sealed class Download : IDisposable
{
    private const int Piece = 256 * 1024;

    private readonly SentFile _file;
    private readonly FileStream _part;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[Piece];
    private long _length;

    /// <exception cref="IOException">It cannot be written.</exception>
    public Download(SentFile file, string path)
    {
        _file = file;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _part = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        if (_part.Length > file.Length) _part.SetLength(0);
        int read;
        while ((read = _part.Read(_buffer)) > 0)
        {
            _hash.AppendData(_buffer, 0, read);
            _length += read;
        }
    }

    /// <summary>How many bytes came.</summary>
    public long Received { get; private set; }

    /// <summary>Receives what is missing; after a cut it can be called again.</summary>
    /// <returns>Whether the bytes have the right hash; if not, they are discarded.</returns>
    /// <exception cref="ConnectionCutException">It was cut.</exception>
    /// <exception cref="NotSentException">The coordinator refuses.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task<bool> ContinueAsync(DataClient client, DataOffer offer, CancellationToken cancellation)
    {
        if (_length < _file.Length) await client.ReadAsync(offer, _file, _length, _buffer, Take, cancellation).ConfigureAwait(false);
        if (_length < _file.Length) throw new ConnectionCutException("The connection ended in the middle of a file.");
        if (Convert.ToHexStringLower(_hash.GetHashAndReset()) == _file.Sha256) return true;
        _part.SetLength(0);
        _part.Position = _length = 0;
        return false;
    }

    public void Dispose()
    {
        _part.Dispose();
        _hash.Dispose();
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _file.Length) throw new NotSentException("the coordinator sends more bytes than it has announced.");
        _hash.AppendData(bytes);
        _part.Write(bytes);
        _length += bytes.Length;
        Received += bytes.Length;
    }
}
