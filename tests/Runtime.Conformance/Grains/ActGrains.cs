using Orleans.Concurrency;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>Calls that last until the test releases them, in each manner of admission. See <see cref="Stage.Perform"/>.</summary>
public interface IActGrain : IGrainWithStringKey
{
    Task Act(string name);

    [ReadOnly]
    Task Read(string name);

    [AlwaysInterleave]
    Task Interleave(string name);

    /// <summary>
    /// Answers at once, whatever else is under way. A grain that has the answer knows that its earlier calls have been received;
    /// calls of a client may overtake each other.
    /// </summary>
    [AlwaysInterleave]
    Task Ping();

    Task Append(int number);

    Task<int[]> Appended();
}

/// <summary>The same on a reentrant class.</summary>
public interface IReentrantActGrain : IActGrain;

public class ActGrain : Grain, IActGrain
{
    private readonly List<int> _numbers = [];

    public Task Act(string name) => Stage.Of(this).Perform(name);

    public Task Read(string name) => Stage.Of(this).Perform(name);

    public Task Interleave(string name) => Stage.Of(this).Perform(name);

    public Task Ping() => Task.CompletedTask;

    public Task Append(int number)
    {
        _numbers.Add(number);
        return Task.CompletedTask;
    }

    public Task<int[]> Appended() => Task.FromResult(_numbers.ToArray());
}

[Reentrant]
public sealed class ReentrantActGrain : ActGrain, IReentrantActGrain;
