using System.ComponentModel;
using System.Diagnostics;

namespace ActorSearch.TrainerNode.Tests.Onnx;

/// <summary>A test that needs Python with onnx or onnxruntime: <c>python3</c>, or the program that ACTORSEARCH_PYTHON names; elsewhere it is shown as skipped.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = Imports.Value ? null! : $"{Program} has neither the module onnx nor the module onnxruntime.";

    public static string Program => Environment.GetEnvironmentVariable("ACTORSEARCH_PYTHON") ?? "python3";

    private static Lazy<bool> Imports { get; } = new(() =>
    {
        try
        {
            using var tried = Process.Start(new ProcessStartInfo(Program, ["-c", "try: import onnx\nexcept ImportError: import onnxruntime"]) { RedirectStandardError = true })!;
            tried.WaitForExit();
            return tried.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });
}
