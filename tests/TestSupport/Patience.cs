namespace InstaHub.TestSupport;

/// <summary>How long a test waits for something that must happen.</summary>
public static class Patience
{
    /// <summary>Far longer than anything takes on a slow machine; only a failing test waits for it.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Waits for <paramref name="task"/>.</summary>
    /// <param name="task">What is under way.</param>
    /// <param name="what">For the message.</param>
    /// <param name="limit">How long; null: <see cref="Limit"/>.</param>
    /// <exception cref="TimeoutException">It did not complete; the message says <paramref name="what"/> was waited for.</exception>
    public static async Task<T> ForAsync<T>(Task<T> task, string what, TimeSpan? limit = null)
    {
        await ForAsync((Task)task, what, limit);
        return await task;
    }

    /// <inheritdoc cref="ForAsync{T}(Task{T}, string, TimeSpan?)"/>
    public static async Task ForAsync(Task task, string what, TimeSpan? limit = null)
    {
        if (await Task.WhenAny(task, Task.Delay(limit ?? Limit)) != task)
            throw Late(what, limit);
        await task;
    }

    /// <summary>Asks again and again, each time with work of its own that takes its time, until the answer is yes.</summary>
    /// <param name="ask">Asks.</param>
    /// <param name="what">For the message.</param>
    /// <param name="limit">How long; null: <see cref="Limit"/>.</param>
    /// <exception cref="TimeoutException">The answer stayed no; the message says <paramref name="what"/> was waited for.</exception>
    public static async Task UntilAsync(Func<Task<bool>> ask, string what, TimeSpan? limit = null)
    {
        var deadline = DateTime.UtcNow + (limit ?? Limit);
        while (!await ask())
        {
            if (DateTime.UtcNow > deadline)
                throw Late(what, limit);
            await Task.Yield();
        }
    }

    private static TimeoutException Late(string what, TimeSpan? limit) => new($"Waited {(limit ?? Limit).TotalSeconds} s for {what}.");
}
