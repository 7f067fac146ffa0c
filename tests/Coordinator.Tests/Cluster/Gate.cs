using System.Diagnostics;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>
/// A pipe in a folder at which programs of folds wait until it is opened; it lets those through that come later. One that asks for a file again and again starts a
/// process each time, and many of them take the cores from the search that they wait in.
/// </summary>
internal sealed class Gate : IDisposable
{
    /// <summary>A line of a program's script, which runs in the folder or in a folder inside of it.</summary>
    public const string Wait = "if [ -p gate ]; then read -r _ < gate; else read -r _ < ../gate; fi";

    // Each line lets one program through. They fit into what a pipe holds, so that writing them does not wait.
    private const int Lines = 4096;

    private readonly FileStream _pipe;
    private bool _isOpen;

    public Gate(string folder)
    {
        var path = Path.Combine(folder, "gate");
        using (var make = Process.Start("mkfifo", [path]))
        {
            make.WaitForExit();
            Assert.Equal(0, make.ExitCode);
        }

        // Open at both ends, so that neither side waits for the other to open it and lines stay in it.
        _pipe = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
    }

    public void Open()
    {
        if (_isOpen) return;
        _isOpen = true;
        var lines = new byte[Lines];
        Array.Fill(lines, (byte)'\n');
        _pipe.Write(lines);
    }

    public void Dispose() => _pipe.Dispose();
}
