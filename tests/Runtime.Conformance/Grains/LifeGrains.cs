namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>A grain that records each step of its activations' lives.</summary>
public interface ILifeGrain : IGrainWithStringKey
{
    /// <summary>Answers the id of the activation that was called.</summary>
    Task<Guid> Call();

    Task<string> Greet(string name);

    /// <summary>Asks for deactivation, then lasts until the test releases it; answers the id of the activation.</summary>
    Task<Guid> ActAndLeave(string name);

    /// <summary>Makes <see cref="Grain.OnDeactivateAsync"/> last until the test releases it.</summary>
    Task LeaveSlowly();

    /// <summary>Makes <see cref="Grain.OnDeactivateAsync"/> throw.</summary>
    Task LeaveBadly();
}

public sealed class LifeGrain(Greeter greeter) : Grain, ILifeGrain
{
    /// <summary>The first activation of a grain whose key ends with this lasts until the test releases it.</summary>
    public const string SlowStart = "slow start";

    private readonly Guid _activation = Guid.NewGuid();
    private Func<Stage, Task> _leave = _ => Task.CompletedTask;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var stage = Stage.Of(this);
        stage.Record("activating");
        if (this.GetPrimaryKeyString().EndsWith(SlowStart, StringComparison.Ordinal))
        {
            await stage.WaitFor("activation may end");
        }

        stage.Record("activated");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        var stage = Stage.Of(this);
        stage.Record($"deactivating: {reason.ReasonCode}");
        await _leave(stage);
        stage.Record("deactivated");
    }

    public Task<Guid> Call()
    {
        Stage.Of(this).Record("called");
        return Task.FromResult(_activation);
    }

    public Task<string> Greet(string name) => Task.FromResult(greeter.Greet(name));

    public async Task<Guid> ActAndLeave(string name)
    {
        DeactivateOnIdle();
        await Stage.Of(this).Perform(name);
        return _activation;
    }

    public Task LeaveSlowly()
    {
        _leave = stage => stage.WaitFor("deactivation may end");
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task LeaveBadly()
    {
        _leave = _ => throw new InvalidOperationException("cannot leave");
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
