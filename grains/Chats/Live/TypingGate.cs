namespace InstaHub.Grains.Chats.Live;

/// <summary>
/// Of who writes in a chat: tells at most once a second for each, the last state always. Pure: time comes in from outside. Not thread-safe.
/// </summary>
public sealed class TypingGate
{
    /// <summary>Shortest time between two tellings of one user.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Clients forget who writes before that.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(15);

    private readonly Dictionary<Guid, Typist> _typists = [];

    /// <summary>Somebody writes, or does so no more.</summary>
    /// <param name="userId">Who.</param>
    /// <param name="on">Whether they do.</param>
    /// <param name="now">Of a clock that does not go back.</param>
    /// <returns>Whether to tell it now; and otherwise after what time to ask <see cref="IsDue"/>, null: not at all.</returns>
    public (bool Tells, TimeSpan? Later) Say(Guid userId, bool on, TimeSpan now)
    {
        Forget(now);
        if (!_typists.TryGetValue(userId, out var typist))
        {
            if (on)
                _typists[userId] = new Typist(now, true, true, IsWaiting: false);
            return (on, null);
        }

        if (now - typist.ToldAt >= Interval && !typist.IsWaiting)
        {
            var tells = on || typist.Told;
            if (tells)
                _typists[userId] = new Typist(now, on, on, IsWaiting: false);
            return (tells, null);
        }

        var mustWait = on != typist.Told && !typist.IsWaiting;
        _typists[userId] = typist with { Wanted = on, IsWaiting = typist.IsWaiting || mustWait };
        return (false, mustWait ? typist.ToldAt + Interval - now : null);
    }

    /// <summary>The time has come to tell what has waited.</summary>
    /// <returns>What to tell; null: it is as it was told.</returns>
    public bool? IsDue(Guid userId, TimeSpan now)
    {
        if (!_typists.TryGetValue(userId, out var typist))
            return null;
        var tells = typist.Wanted != typist.Told;
        _typists[userId] = tells ? new Typist(now, typist.Wanted, typist.Wanted, IsWaiting: false) : typist with { IsWaiting = false };
        return tells ? typist.Wanted : null;
    }

    private void Forget(TimeSpan now)
    {
        foreach (var (userId, typist) in _typists)
        {
            if (now - typist.ToldAt > Memory && !typist.IsWaiting)
                _typists.Remove(userId);
        }
    }

    private readonly record struct Typist(TimeSpan ToldAt, bool Told, bool Wanted, bool IsWaiting);
}
