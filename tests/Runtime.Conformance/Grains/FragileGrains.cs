namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>A grain whose first activation fails.</summary>
public interface IFragileGrain : IGrainWithStringKey
{
    Task<string> Call();
}

public sealed class FragileGrain : Grain, IFragileGrain
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var stage = Stage.Of(this);
        if (stage.Record("activating") == 1)
        {
            await stage.WaitFor("activation may fail");
            throw new InvalidOperationException("the first activation fails");
        }
    }

    public Task<string> Call() => Task.FromResult("answer");
}

/// <summary>A grain that cannot be constructed.</summary>
public interface IStillbornGrain : IGrainWithStringKey
{
    Task Call();
}

public sealed class StillbornGrain : Grain, IStillbornGrain
{
    public StillbornGrain() => throw new InvalidOperationException("cannot be constructed");

    public Task Call() => Task.CompletedTask;
}
