using Orleans.Concurrency;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>A grain that can be called back by a grain it calls.</summary>
public interface ICycleGrain : IGrainWithStringKey
{
    /// <summary>Calls <see cref="CallBack"/> of another grain with itself.</summary>
    Task CallThrough(ICycleGrain other);

    /// <summary>Calls <see cref="Touch"/> of the caller.</summary>
    Task CallBack(ICycleGrain caller);

    /// <summary>Calls <see cref="Touch"/> of itself, by reference.</summary>
    Task CallSelf();

    /// <summary>Does the same; answers the name of the exception that the call ends with.</summary>
    Task<string?> TryCallSelf();

    [ResponseTimeout("00:00:02")]
    Task Touch();

    /// <summary>See <see cref="Stage.Perform"/>.</summary>
    [ResponseTimeout("00:00:02")]
    Task ActBriefly(string name);

    Task Answer();
}

public interface IReentrantCycleGrain : ICycleGrain;

public class CycleGrain : Grain, ICycleGrain
{
    public Task CallThrough(ICycleGrain other) => other.CallBack(this.AsReference<ICycleGrain>());

    public Task CallBack(ICycleGrain caller) => caller.Touch();

    public Task CallSelf() => this.AsReference<ICycleGrain>().Touch();

    public async Task<string?> TryCallSelf()
    {
        try
        {
            await CallSelf();
            return null;
        }
        catch (Exception exception)
        {
            return exception.GetType().FullName;
        }
    }

    public Task Touch()
    {
        Stage.Of(this).Record("touched");
        return Task.CompletedTask;
    }

    public Task ActBriefly(string name) => Stage.Of(this).Perform(name);

    public Task Answer() => Task.CompletedTask;
}

[Reentrant]
public sealed class ReentrantCycleGrain : CycleGrain, IReentrantCycleGrain;
