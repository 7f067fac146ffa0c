using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Coordinator.Tests.Commands.Failures;

public class MistakePrinterTests
{
    [Fact]
    public void Each_mistake_is_one_line_whatever_a_file_brought()
    {
        using var error = new StringWriter();

        var code = MistakePrinter.Print(error, new Mistake("a.conf", "it is\nbroken."), new Mistake("b.csv", "\e[31mred\a."));

        Assert.Equal(ExitCode.Mistake, code);
        Assert.Equal(["a.conf: it is broken.", "b.csv: �[31mred�."], error.ToString().TrimEnd().Split(Environment.NewLine));
    }
}
