using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode.Actors.Slots;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Actors;

/// <summary>The work of a node: it is accepted, given to slots, and its results are kept for the coordinator.</summary>
internal sealed class NodeWork(NodeSettings settings, SlotPool slots, ReliableSender sender, Credit credit, NodeLog log)
{
    private LastingSlots _lasting = new(settings.Slots, credit.Lasts);
    private ConfigurationCache? _configurations;

    /// <summary>Why the node cannot serve the search; null if it can.</summary>
    public string? Objection { get; private set; }

    /// <summary>Whether the data is loaded and trainings can start.</summary>
    public bool IsReady => _configurations is not null;

    /// <summary>Whether it takes no more work.</summary>
    public bool IsDraining { get; private set; }

    /// <summary>Whether it takes no more, and what it had is done: results are with the coordinator, or wait for it on the disk.</summary>
    public bool IsDone => IsDraining && slots.Work.Count == 0 && (sender.Kept.Count == 0 || sender.WaitsOnDisk);

    /// <summary>Another study: all work of the last one is useless.</summary>
    public void Clear()
    {
        (_configurations, Objection) = (null, null);
        _lasting = new LastingSlots(settings.Slots, credit.Lasts);
        slots.Clear();
    }

    /// <summary>The data of the study is loaded, or cannot be.</summary>
    public void Serve(LoadedData loaded)
    {
        if (loaded.Objection is { } sentence)
        {
            Object(sentence);
            return;
        }

        var (experiment, data) = (loaded.Experiment, ((Checked<DataSet>.Right)loaded.Data).Value);
        _configurations = new ConfigurationCache(experiment);
        credit.Arithmetic = loaded.Arithmetic;
        var paused = new PausedTrainings();
        slots.Start(() => new SlotTrainers(settings.Objectives, experiment, data, paused));
        log.Serves();
        Ask();
    }

    /// <summary>Takes a unit of work, unless it is known, or gives it back.</summary>
    /// <param name="read">Makes the job; null if it is not the one that the coordinator means.</param>
    public void Accept(AttemptId attempt, Func<ConfigurationCache, SlotJob?> read)
    {
        if (slots.Work.Has(attempt) || sender.Kept.Contains(attempt))
        {
            return;
        }

        credit.Receive();
        settings.Metrics?.Received();
        if (IsDraining || _configurations is null)
        {
            sender.Say(new HandedBack(settings.Node, [attempt]));
        }
        else if (read(_configurations) is { } job)
        {
            slots.Add(job);
        }
        else
        {
            Object("This node reads the choices of a configuration differently from the coordinator; run the same version on both.");
        }
    }

    /// <summary>A slot reports.</summary>
    public void Hear(int slot, SlotTold told)
    {
        switch (told)
        {
            case SlotTold.Progressed progressed:
                slots.Work.Progress(slot, progressed.Attempt, progressed.Progress);
                break;
            case SlotTold.Printed printed:
                log.Printed(slot, printed);
                break;
            case SlotTold.Ended ended:
                using (var span = TrainingSpan.Record(ended, slot, settings.Node))
                {
                    End(slot, ended, span?.Id);
                }

                Ask();
                break;
        }
    }

    /// <summary>Asks for as much work as there is room for.</summary>
    public void Ask()
    {
        if (_configurations is not null && !IsDraining && credit.More(slots.Work.Count) is { } request)
        {
            sender.Say(request);
        }
    }

    /// <summary>Gives back what would wait for long: it was fetched for trainings as short as those before, and other nodes may be idle.</summary>
    /// <param name="now">Time passes between calls.</param>
    public void HandBackWaiting(TimeSpan now)
    {
        if (slots.TakeWaiting(_lasting.Look(now, slots.Work.IsBusy)) is { Length: > 0 } waiting)
        {
            sender.Say(new HandedBack(settings.Node, waiting));
        }
    }

    /// <summary>Takes no more work, and gives back what it has.</summary>
    public void Drain()
    {
        IsDraining = true;
        var queued = slots.CancelAll();
        if (queued.Length > 0)
        {
            sender.Say(new HandedBack(settings.Node, queued));
        }
    }

    private void End(int slot, SlotTold.Ended ended, string? trace)
    {
        _lasting.End(slot);
        var wanted = slots.End(slot);
        log.Ended(slot, ended);
        settings.Metrics?.Ended(ended);
        var messages = ResultMessages.Create(settings.Node, slot, ended.Job, ended.End, ended.Duration, trace, ArithmeticOf(ended.Job));
        if (messages.Count > 0)
        {
            credit.Trained(ended.Duration);
            sender.Keep(ended.Job.Attempt, messages, ended.Duration);
        }
        else if (wanted)
        {
            sender.Say(new HandedBack(settings.Node, [ended.Job.Attempt]));
        }
    }

    private string ArithmeticOf(SlotJob job) =>
        credit.Arithmetic.Length > 0 && EngineChoice.NameOf(job.Configuration.Hyperparameters) == EngineChoice.Torch ? credit.Arithmetic : "";

    private void Object(string sentence)
    {
        Objection = sentence;
        log.CannotServe(sentence);
        sender.Say(new CannotServe(settings.Node, sentence));
    }
}
