namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>A grain that records "name left: reason" when it is deactivated; the name is what follows the slash in its key.</summary>
public interface IIdleGrain : IGrainWithStringKey
{
    /// <summary>Answers the id of the activation.</summary>
    Task<Guid> Touch();

    /// <summary>Delays its deactivation; answers the id of the activation.</summary>
    Task<Guid> DelayFor(TimeSpan time);

    /// <summary>See <see cref="Stage.Perform"/>; answers the id of the activation.</summary>
    Task<Guid> Act(string name);

    /// <summary>Starts a timer that records "name ticks" every tenth of a second; answers the id of the activation.</summary>
    Task<Guid> Tick(bool keepAlive);
}

/// <summary>The same, never collected.</summary>
public interface IKeptGrain : IIdleGrain;

public class IdleGrain : Grain, IIdleGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    private string Name => this.GetPrimaryKeyString().Split('/')[1];

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Stage.Of(this).Record($"{Name} left: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<Guid> Touch() => Task.FromResult(_activation);

    public Task<Guid> DelayFor(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.FromResult(_activation);
    }

    public async Task<Guid> Act(string name)
    {
        await Stage.Of(this).Perform(name);
        return _activation;
    }

    public Task<Guid> Tick(bool keepAlive)
    {
        var period = TimeSpan.FromMilliseconds(100);
        this.RegisterGrainTimer(
            _ =>
            {
                Stage.Of(this).Record($"{Name} ticks");
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions { DueTime = period, Period = period, KeepAlive = keepAlive });
        return Task.FromResult(_activation);
    }
}

[KeepAlive]
public sealed class KeptGrain : IdleGrain, IKeptGrain;
