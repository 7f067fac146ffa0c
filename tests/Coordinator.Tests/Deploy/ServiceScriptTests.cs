using System.Diagnostics;

namespace ActorSearch.Coordinator.Tests.Deploy;

/// <summary>deploy/service.sh, which starts the programs of a container, in a real bash.</summary>
public sealed class ServiceScriptTests
{
    [UnixFact]
    public async Task What_another_start_cannot_help_ends_with_its_exit_code()
    {
        foreach (var code in (int[])[0, 2, 3, 130])
        {
            using var script = Start("sh", "-c", "echo \"$1\"; exit $2", "sh", "two words", $"{code}");

            Assert.Equal("two words\n", await script.StandardOutput.ReadToEndAsync());
            Assert.Equal("", await script.StandardError.ReadToEndAsync());
            await script.WaitForExitAsync();
            Assert.Equal(code, script.ExitCode);
        }
    }

    [UnixFact]
    public async Task After_a_crash_the_program_is_started_again()
    {
        using var folder = new TemporaryFolder();
        using var script = Start("sh", "-c", "[ -e \"$1\" ] && exit 3; : > \"$1\"; kill -9 $$", "sh", folder.At("crashed"));

        Assert.Equal("Exit code 137: sh is started again after 0 s.", (await script.StandardError.ReadToEndAsync()).TrimEnd().Split('\n')[^1]);
        await script.WaitForExitAsync();
        Assert.Equal(3, script.ExitCode);
    }

    [UnixFact]
    public async Task A_signal_goes_to_the_program_which_ends_as_it_wants()
    {
        using var script = Start("bash", "-c", "trap 'echo stopping; exit 130' TERM; echo ready; while :; do read -r -t 5 <> <(:); done");

        Assert.Equal("ready", await script.StandardOutput.ReadLineAsync());
        using var kill = Process.Start("kill", ["-s", "TERM", $"{script.Id}"]);
        await kill.WaitForExitAsync();

        Assert.Equal("stopping", await script.StandardOutput.ReadLineAsync());
        await script.WaitForExitAsync();
        Assert.Equal(130, script.ExitCode);
    }

    private static Process Start(params string[] program) => Process.Start(new ProcessStartInfo(
        "bash", [Path.Combine(Repository.Root(), "deploy", "service.sh"), .. program])
    { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
