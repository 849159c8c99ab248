namespace InstaHub.TestSupport;

/// <summary>How long a test waits for something that must happen.</summary>
public static class Patience
{
    /// <summary>Far longer than anything takes on a slow machine; only a failing test waits for it.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Waits for <paramref name="task"/>.</summary>
    /// <exception cref="TimeoutException">It did not complete; the message says <paramref name="what"/> was waited for.</exception>
    public static async Task<T> ForAsync<T>(Task<T> task, string what)
    {
        await ForAsync((Task)task, what);
        return await task;
    }

    /// <inheritdoc cref="ForAsync{T}(Task{T}, string)"/>
    public static async Task ForAsync(Task task, string what)
    {
        if (await Task.WhenAny(task, Task.Delay(Limit)) != task)
            throw new TimeoutException($"Waited {Limit.TotalSeconds} s for {what}.");
        await task;
    }

    /// <summary>Asks again and again, each time with work of its own that takes its time, until the answer is yes.</summary>
    /// <exception cref="TimeoutException">The answer stayed no; the message says <paramref name="what"/> was waited for.</exception>
    public static async Task UntilAsync(Func<Task<bool>> ask, string what)
    {
        var deadline = DateTime.UtcNow + Limit;
        while (!await ask())
        {
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException($"Waited {Limit.TotalSeconds} s for {what}.");
            await Task.Yield();
        }
    }
}
