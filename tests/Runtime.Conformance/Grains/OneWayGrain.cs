using Orleans.Concurrency;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>Calls whose caller does not wait for them.</summary>
public interface IOneWayGrain : IGrainWithStringKey
{
    /// <summary>See <see cref="Stage.Perform"/>.</summary>
    [OneWay]
    Task Act(string name);

    [OneWay]
    Task Fail(string message);

    Task Answer();

    [AlwaysInterleave]
    Task Ping();
}

public sealed class OneWayGrain : Grain, IOneWayGrain
{
    public Task Act(string name) => Stage.Of(this).Perform(name);

    public Task Fail(string message) => throw new InvalidOperationException(message);

    public Task Answer() => Task.CompletedTask;

    public Task Ping() => Task.CompletedTask;
}
