using System.CommandLine;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Models.Torch;

namespace ActorSearch.Tool.Torch;

/// <summary><c>torch</c>: brings libtorch to this machine, for experiments with <c>engine = torch</c>.</summary>
internal static class TorchGrammar
{
    public static Command Command(TextWriter output, TextWriter error)
    {
        var command = new Command("torch", "Fetch libtorch for experiments with engine = torch (about 500 MB). Other experiments need none.");
        command.SetAction(async (_, cancelled) =>
        {
            try
            {
                if (await TorchPackages.GatherAsync(TorchFolder.Path, error.WriteLine, cancelled).ConfigureAwait(false) is { } mistake)
                {
                    return MistakePrinter.Print(error, mistake);
                }

                output.WriteLine(TorchFolder.Path);
                return ExitCode.Done;
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or NuGet.Protocol.Core.Types.FatalProtocolException or HttpRequestException)
            {
                return MistakePrinter.Print(error, new Mistake("torch", $"the packages cannot be fetched: {SystemFault.Find(trouble).Reason}. Check the network and the sources (dotnet nuget list source), or name a folder with the libraries in {TorchFolder.Variable}."));
            }
        });
        return command;
    }
}
