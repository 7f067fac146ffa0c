using System.Globalization;
using ActorSearch.Abstractions;

namespace ActorSearch.TrainerNode.Objectives.Commands;

/// <summary>Follows one program from its first line to its end.</summary>
internal sealed class CommandTraining(CommandProgram program, CommandSettings settings, ProgramWords words, Func<EpochReport, bool> onEpoch)
{
    /// <summary>How long processes of the program have to end after it.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    /// <summary>Milliseconds of one wait for a line, after which it is looked whether the program is still there.</summary>
    private const int LongestWait = 500;

    /// <summary>How long lines of a program that has ended may still come: what the pipe and a busy machine have kept back.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private const string Stays = "a process that it started was still running after it ended";

    /// <summary>Whether each epoch has a loss, or the result where there are no epochs.</summary>
    public bool IsScored { get; init; }

    /// <summary>Takes predictions; null where none are asked for, and then they are words for people.</summary>
    public Action<IReadOnlyList<string>>? OnPredictions { get; init; }

    /// <summary>Measures how long the program takes.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    private PrintedLine.Result? _result;
    private bool _isStopped;
    private int _epochs;
    private long _begin, _stopped;

    /// <summary>How it ended; the reason of a failure has «it» for the program and no full stop.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public TrainingEnd Run(CancellationToken cancellation)
    {
        _begin = Clock.GetTimestamp();
        try
        {
            return Follow(cancellation) is { } trouble ? Failed(trouble) : End(cancellation);
        }
        catch (OperationCanceledException)
        {
            Stop();
            throw;
        }
        catch (ArgumentException wrong)
        {
            return Failed(wrong.Message);
        }
    }

    /// <summary>Takes its lines until it is done.</summary>
    /// <returns>What is wrong, or null.</returns>
    private string? Follow(CancellationToken cancellation)
    {
        // A process that has left the group can hold the pipe after the program, and may print without end.
        for (var (looked, over) = (_begin, 0L); ;)
        {
            var left = Left();
            if (left == TimeSpan.Zero) return _isStopped ? null : $"it took longer than {TimeoutWords()}";
            if (program.Lines.TryTake(out var line, (int)Math.Min(LongestWait, left?.TotalMilliseconds ?? LongestWait), cancellation))
            {
                if (!_isStopped && Take(PrintedLine.Read(line)) is { } wrong) return wrong;
            }
            else if (program.Lines.IsCompleted)
            {
                return program.Trouble;
            }
            else if (over != 0)
            {
                return Stays;
            }

            if (over != 0 && Clock.GetElapsedTime(over) > LongestRest) return Stays;
            if (over != 0 || Clock.GetElapsedTime(looked).TotalMilliseconds < LongestWait) continue;
            looked = Clock.GetTimestamp();
            if (program.Group.WaitForExit(TimeSpan.Zero)) over = looked;
        }
    }

    private string TimeoutWords() => string.Create(CultureInfo.InvariantCulture, $"objective.timeout = {settings.Timeout!.Value.TotalSeconds} s");

    // A program that was asked to stop has its grace, then it is ended; without a limit the wait has none.
    private TimeSpan? Left()
    {
        var (limit, since) = _isStopped ? (settings.Grace, _stopped) : (settings.Timeout, _begin);
        return limit is not { } most ? null : most - Clock.GetElapsedTime(since) is { Ticks: > 0 } left ? left : TimeSpan.Zero;
    }

    private string? Take(PrintedLine line)
    {
        switch (line)
        {
            case PrintedLine.Wrong wrong:
                return wrong.Reason;
            case PrintedLine.Epoch when _result is not null:
                return "it printed an epoch after its result";
            case PrintedLine.Epoch { Report: var report } when IsScored && double.IsNaN(report.ValidationLoss):
                return string.Create(CultureInfo.InvariantCulture, $"its epoch {report.Epoch} has no loss");
            case PrintedLine.Epoch epoch:
                _epochs++;
                if (!onEpoch(epoch.Report))
                {
                    (_isStopped, _stopped) = (true, Clock.GetTimestamp());
                    program.Tell("""{"stop": true}""");
                }

                return null;
            case PrintedLine.Result when _result is not null:
                return "it printed two results";
            case PrintedLine.Result { HasScores: true } when _epochs > 0:
                return "its result has a loss or metrics, but those of a training with epochs are those of its epochs";
            case PrintedLine.Result { Report.ValidationLoss: double.NaN } when IsScored && _epochs == 0:
                return "its result has no loss, and it printed no epoch before";
            case PrintedLine.Result result:
                _result = result;
                return null;
            case PrintedLine.Predictions { Values: var values } when OnPredictions is { } take:
                take(values);
                return null;
            case PrintedLine.Predictions { Line: var unasked }:
                words.Printed(unasked);
                return null;
            case PrintedLine.Words said:
                words.Printed(said.Line);
                return null;
            default:
                return null;
        }
    }

    private TrainingEnd End(CancellationToken cancellation)
    {
        if (_isStopped)
        {
            Stop();
            return _result?.End ?? new TrainingEnd.Trained();
        }

        if (!HasEnded(Left() ?? settings.Grace, cancellation))
        {
            return Failed($"it closed its standard output and did not end within {(settings.Timeout is null ? "objective.grace" : TimeoutWords())}");
        }

        program.ReadToEnd();
        var stays = program.Group.LeavesProcesses(Moment);
        return program.Group.ExitCode != 0 ? new TrainingEnd.Failed($"it {program.Group.EndWords}")
            : stays ? new TrainingEnd.Failed(Stays)
            : _result is null ? new TrainingEnd.Failed("it ended without a result")
            : Reported(_result);
    }

    private bool HasEnded(TimeSpan most, CancellationToken cancellation)
    {
        for (var begin = Clock.GetTimestamp(); most - Clock.GetElapsedTime(begin) is { Ticks: > 0 } left;)
        {
            if (program.Group.WaitForExit(left.TotalMilliseconds < LongestWait ? left : TimeSpan.FromMilliseconds(LongestWait))) return true;
            cancellation.ThrowIfCancellationRequested();
        }

        return program.Group.WaitForExit(TimeSpan.Zero);
    }

    private TrainingEnd.Trained Reported(PrintedLine.Result result)
    {
        if (_epochs == 0) _ = onEpoch(result.Report);
        return result.End;
    }

    private TrainingEnd.Failed Failed(string reason)
    {
        Stop();
        program.ReadToEnd();
        return new TrainingEnd.Failed(reason);
    }

    /// <summary>Asks it to end, and ends it when its grace is over.</summary>
    private void Stop()
    {
        if (program.Group.WaitForExit(TimeSpan.Zero)) return;
        program.Group.Stop();
        if (!program.Group.WaitForExit(settings.Grace)) program.Group.End();
    }
}
