namespace InstaHub.Grains.Cluster.Reactions;

/// <summary>
/// Makes the order of the model that of the database: what counts on a post may come at the same time, what changes what may be done comes
/// alone.
/// </summary>
internal sealed class PostLocks(int posts, int clients)
{
    private readonly SemaphoreSlim[] _places = [.. Enumerable.Range(0, posts).Select(_ => new SemaphoreSlim(clients))];
    private readonly SemaphoreSlim[] _whole = [.. Enumerable.Range(0, posts).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Together with others.</summary>
    public async Task TogetherAsync(int post, Func<Task> act)
    {
        await _places[post].WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _places[post].Release();
        }
    }

    /// <summary>Alone.</summary>
    public async Task AloneAsync(int post, Func<Task> act)
    {
        await _whole[post].WaitAsync();
        var taken = 0;
        try
        {
            for (; taken < clients; taken++)
                await _places[post].WaitAsync();
            await act();
        }
        finally
        {
            _places[post].Release(taken);
            _whole[post].Release();
        }
    }
}
