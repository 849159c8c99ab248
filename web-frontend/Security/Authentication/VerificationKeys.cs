using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Web.Security.Authentication;

/// <summary>
/// The public keys that tokens are verified by, as this process knows them. A key that is not known makes it ask, because a silo
/// may have a new one; but not more than once in <see cref="AskAgain"/>, however many tokens name keys that nobody has.
/// </summary>
internal sealed class VerificationKeys(IGrainFactory grains, TimeProvider time)
{
    /// <summary>Least time between two questions; whoever needs an answer earlier waits.</summary>
    public static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Dictionary<string, KnownKey> _keys = [];
    private Task? _asking;
    private Task? _askingNext;
    private long? _lastAsked;

    /// <summary>The key of an id; null when there is none, or it has expired.</summary>
    /// <exception cref="Exception">The grains do not answer: nobody knows whether there is one.</exception>
    public async ValueTask<Es256?> FindAsync(string id)
    {
        if (Find(id) is { } known)
            return known;
        if (_asking is { IsCompleted: false } asking)
        {
            await asking;
            if (Find(id) is { } found)
                return found;
        }

        // What was asked before may have been answered before there was this key.
        await AskAsync();
        return Find(id);
    }

    private Es256? Find(string id) => _keys.TryGetValue(id, out var key) && key.ExpiresAt > time.GetUtcNow() ? key.Verifier : null;

    private Task AskAsync()
    {
        lock (_lock)
        {
            if (_askingNext is { } next)
                return next;
            var wait = _lastAsked is { } last ? AskAgain - time.GetElapsedTime(last) : TimeSpan.Zero;
            return wait > TimeSpan.Zero ? _askingNext = AskAfterAsync(wait) : _asking = AskNowAsync();
        }
    }

    private async Task AskAfterAsync(TimeSpan wait)
    {
        await Task.Delay(wait, time);
        Task asking;
        lock (_lock)
        {
            _askingNext = null;
            asking = _asking = AskNowAsync();
        }

        await asking;
    }

    // Called within the lock; what follows the first await is not.
    private async Task AskNowAsync()
    {
        _lastAsked = time.GetTimestamp();
        var answer = await grains.GetSigningKeys().GetVerificationKeys();
        lock (_lock)
            _keys = answer.ToDictionary(key => key.Id, key => _keys.GetValueOrDefault(key.Id) ?? new KnownKey(new Es256(key.PublicKey), key.ExpiresAt));
    }

    private sealed record KnownKey(Es256 Verifier, DateTimeOffset ExpiresAt);
}
