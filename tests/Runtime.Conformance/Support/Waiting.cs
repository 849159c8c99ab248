namespace InstaHub.Runtime.Conformance.Support;

/// <summary>Waiting that ends: a time-out names what it waited for.</summary>
public static class Waiting
{
    /// <summary>How long a test waits for anything.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="TimeoutException"><paramref name="what"/> did not come.</exception>
    public static async Task Within(this Task task, string what)
    {
        using var answered = new CancellationTokenSource();
        if (await Task.WhenAny(task, Task.Delay(Patience, answered.Token)) != task)
        {
            throw new TimeoutException($"Waited {Patience.TotalSeconds} s for {what}.");
        }

        await answered.CancelAsync();
        await task;
    }

    /// <inheritdoc cref="Within(Task, string)"/>
    public static async Task<T> Within<T>(this Task<T> task, string what)
    {
        await ((Task)task).Within(what);
        return await task;
    }
}
