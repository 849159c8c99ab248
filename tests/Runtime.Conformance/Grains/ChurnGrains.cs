using Orleans.Concurrency;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>Changes its state in many short turns, without locks, and notices when two of them run at once.</summary>
public interface IChurnGrain : IGrainWithStringKey
{
    /// <summary>Waits until <paramref name="together"/> calls are under way, then takes its turns.</summary>
    Task Churn(int turns, int together);

    Task<ChurnReport> Report();
}

public interface IReentrantChurnGrain : IChurnGrain;

/// <param name="Turns">The turns counted, without synchronisation.</param>
/// <param name="OverlappingTurns">How often a turn began while another ran.</param>
/// <param name="MostCalls">How many calls were under way at once, at most.</param>
[GenerateSerializer]
public sealed record ChurnReport(
    [property: Id(0)] int Turns,
    [property: Id(1)] int OverlappingTurns,
    [property: Id(2)] int MostCalls);

public class ChurnGrain : Grain, IChurnGrain
{
    private readonly TaskCompletionSource _gathered = new();
    private int _turns;
    private int _running;
    private int _overlapping;
    private int _calls;
    private int _mostCalls;

    public async Task Churn(int turns, int together)
    {
        _mostCalls = Math.Max(_mostCalls, Interlocked.Increment(ref _calls));
        if (_mostCalls == together)
        {
            _gathered.TrySetResult();
        }

        await _gathered.Task;
        for (var i = 0; i < turns; i++)
        {
            Turn();
            await Task.Yield();
        }

        Interlocked.Decrement(ref _calls);
    }

    public Task<ChurnReport> Report() => Task.FromResult(new ChurnReport(_turns, _overlapping, _mostCalls));

    private void Turn()
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
        {
            Interlocked.Increment(ref _overlapping);
        }

        // Reading and writing apart: a second thread in here would lose counts.
        var before = _turns;
        Thread.SpinWait(100);
        _turns = before + 1;
        Volatile.Write(ref _running, 0);
    }
}

[Reentrant]
public sealed class ReentrantChurnGrain : ChurnGrain, IReentrantChurnGrain;
