using Orleans.Concurrency;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>What a timer of <see cref="ITimerGrain"/> does at each tick, after recording "name ticks".</summary>
public enum TickWork
{
    /// <summary>Nothing more.</summary>
    Count,

    /// <summary>Throws at its first tick.</summary>
    ThrowOnce,

    /// <summary>Lasts until the test releases it; see <see cref="Stage.Perform"/>.</summary>
    Act,

    /// <summary>Records "name cancelled" when its token is cancelled.</summary>
    AwaitCancellation,

    /// <summary>Records the request context's "word" as "name sees word".</summary>
    LookAtContext,

    /// <summary>Records "name on scheduler id".</summary>
    LookAtScheduler,
}

/// <summary>Runs timers that record their ticks.</summary>
public interface ITimerGrain : IGrainWithStringKey
{
    Task Start(string name, TickWork work = TickWork.Count, bool interleave = false);

    /// <summary>Starts a timer that is due once, after <paramref name="due"/>.</summary>
    Task StartOnce(string name, TimeSpan due);

    Task Change(string name, TimeSpan due, TimeSpan period);

    [AlwaysInterleave]
    Task Stop(string name);

    /// <summary>See <see cref="Stage.Perform"/>.</summary>
    Task Act(string name);

    [AlwaysInterleave]
    Task Ping();

    Task<int> Scheduler();

    Task Leave();
}

public sealed class TimerGrain : Grain, ITimerGrain
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);
    private readonly Dictionary<string, IGrainTimer> _timers = [];

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Stage.Of(this).Record("deactivated");
        return Task.CompletedTask;
    }

    public Task Start(string name, TickWork work, bool interleave)
    {
        var options = new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Period, Interleave = interleave };
        _timers[name] = this.RegisterGrainTimer((tick, cancelled) => Tick(tick.Name, tick.Work, cancelled), (Name: name, Work: work), options);
        return Task.CompletedTask;
    }

    public Task StartOnce(string name, TimeSpan due)
    {
        var options = new GrainTimerCreationOptions { DueTime = due, Period = Timeout.InfiniteTimeSpan };
        _timers[name] = this.RegisterGrainTimer(cancelled => Tick(name, TickWork.Count, cancelled), options);
        return Task.CompletedTask;
    }

    public Task Change(string name, TimeSpan due, TimeSpan period)
    {
        _timers[name].Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop(string name)
    {
        _timers[name].Dispose();
        return Task.CompletedTask;
    }

    public Task Act(string name) => Stage.Of(this).Perform(name);

    public Task Ping() => Task.CompletedTask;

    public Task<int> Scheduler() => Task.FromResult(TaskScheduler.Current.Id);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task Tick(string name, TickWork work, CancellationToken cancelled)
    {
        var stage = Stage.Of(this);
        var ticks = stage.Record($"{name} ticks");
        switch (work)
        {
            case TickWork.ThrowOnce when ticks == 1:
                throw new InvalidOperationException($"{name} failed");
            case TickWork.Act:
                await stage.Perform(name);
                break;
            case TickWork.AwaitCancellation:
                using (cancelled.Register(() => stage.Record($"{name} cancelled")))
                {
                    await stage.WaitFor($"{name} cancelled");
                }

                break;
            case TickWork.LookAtContext:
                stage.Record($"{name} sees {RequestContext.Get("word") ?? "nothing"}");
                break;
            case TickWork.LookAtScheduler:
                await Task.Yield();
                stage.Record($"{name} on scheduler {TaskScheduler.Current.Id}");
                break;
        }
    }
}
