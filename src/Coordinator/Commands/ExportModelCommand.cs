using ActorSearch.Coordinator.Commands.Arguments;
using ActorSearch.Coordinator.Commands.Failures;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Onnx;

namespace ActorSearch.Coordinator.Commands;

/// <summary><c>export-model</c>: the final model with its preparation as one file that other programs can run.</summary>
/// <param name="output">Opens standard output, for a model without <c>--out</c>.</param>
internal sealed class ExportModelCommand(Func<Stream> output, TextWriter error)
{
    /// <returns>The exit code.</returns>
    public int Do(ExportModelOptions options)
    {
        if (OutputGuard.Refusal(options.Out) is { } refusal) return MistakePrinter.Print(error, refusal);
        var loaded = FinalModelFolder.Load(options.Folder);
        if (loaded is not Checked<TrainedModel>.Right(var model)) return MistakePrinter.Print(error, ((Checked<TrainedModel>.Wrong)loaded).Mistakes);
        if (OnnxModel.Refusal(model) is { } reason) return MistakePrinter.Print(error, new Mistake(options.Folder, reason));
        var bytes = OnnxModel.Write(model);
        if (options.Out is { } file)
        {
            AtomicFile.Write(file, stream => stream.Write(bytes));
        }
        else
        {
            using var stream = output();
            stream.Write(bytes);
        }

        return ExitCode.Done;
    }
}
