using System.Collections.Concurrent;

namespace InstaHub.Runtime.Conformance.Support;

/// <summary>
/// What happened in one test, in order. The test and its grains, all in one process, write to it and wait for each other by it.
/// </summary>
public sealed class Stage
{
    private static readonly ConcurrentDictionary<string, Stage> Stages = new();

    private readonly Lock _gate = new();
    private readonly string _name;
    private readonly List<string> _history = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<(string What, int Times, TaskCompletionSource Happened)> _waiters = [];

    private Stage(string name) => _name = name;

    /// <summary>Everything recorded so far, oldest first; permissions are left out.</summary>
    public IReadOnlyList<string> History
    {
        get
        {
            lock (_gate)
            {
                return [.. _history];
            }
        }
    }

    public static Stage Of(string name) => Stages.GetOrAdd(name, static key => new Stage(key));

    /// <summary>The stage of the test to which a grain with a string key belongs: its key up to the first slash.</summary>
    public static Stage Of(Grain grain) => Of(grain.GetPrimaryKeyString().Split('/')[0]);

    /// <summary>How often something has been recorded.</summary>
    public int Count(string what)
    {
        lock (_gate)
        {
            return _counts.GetValueOrDefault(what);
        }
    }

    /// <summary>Records that something happened and answers how often it has happened by now.</summary>
    public int Record(string what)
    {
        lock (_gate)
        {
            _history.Add(what);
            return Happen(what);
        }
    }

    /// <summary>Waits until something has been recorded <paramref name="times"/> times in all.</summary>
    /// <exception cref="TimeoutException">It did not happen.</exception>
    public async Task WaitFor(string what, int times = 1)
    {
        TaskCompletionSource happened;
        lock (_gate)
        {
            if (_counts.GetValueOrDefault(what) >= times)
            {
                return;
            }

            happened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((what, times, happened));
        }

        try
        {
            await happened.Task.Within($"'{what}' to happen {times} time(s)");
        }
        catch (TimeoutException timeout)
        {
            throw new TimeoutException($"{timeout.Message} Stage {_name} saw: {string.Join(", ", History)}.", timeout);
        }
    }

    /// <summary>Records "<paramref name="act"/> starts", waits for <see cref="Release"/>, records "<paramref name="act"/> ends".</summary>
    public async Task Perform(string act)
    {
        Record($"{act} starts");
        await WaitFor($"{act} may end");
        Record($"{act} ends");
    }

    /// <summary>Waits until an act has started.</summary>
    public Task Started(string act) => WaitFor($"{act} starts");

    /// <summary>Lets an act end, whether or not it has started.</summary>
    public void Release(string act)
    {
        lock (_gate)
        {
            Happen($"{act} may end");
        }
    }

    private int Happen(string what)
    {
        var count = _counts[what] = _counts.GetValueOrDefault(what) + 1;
        foreach (var waiter in _waiters.Where(waiter => waiter.What == what && waiter.Times <= count))
        {
            waiter.Happened.TrySetResult();
        }

        _waiters.RemoveAll(waiter => waiter.What == what && waiter.Times <= count);
        return count;
    }
}
