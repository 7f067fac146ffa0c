using ActorSearch.Coordinator.Commands;

namespace ActorSearch.Coordinator.Tests.Commands;

public sealed class ExportModelCommandTests
{
    [Fact]
    public void Bytes_are_not_written_to_a_terminal()
    {
        using var error = new StringWriter();

        var code = new ExportModelCommand(() => throw new InvalidOperationException("Nothing is written."), error, isTerminal: true).Do(new ExportModelOptions("none", null));

        Assert.Equal(2, code);
        Assert.StartsWith("--out: an ONNX file is not text for a terminal; name a file with --out", error.ToString(), StringComparison.Ordinal);
    }
}
