using System.Collections.Concurrent;
using System.Security.Claims;

namespace InstaHub.Web.Security.Authentication;

/// <summary>
/// Remembers tokens whose signature was found right, so that it is not checked at every request. Bounded: there are two
/// generations, and when the younger one is full it becomes the older one, which is forgotten. What is used moves on.
/// </summary>
public sealed class VerifiedTokens(int capacity)
{
    private readonly Lock _lock = new();
    private Generation _young = new();
    private Generation _old = new();

    /// <summary>Of both generations, at most.</summary>
    public int Count => _young.Callers.Count + _old.Callers.Count;

    /// <summary>Whose token this is, if it is remembered; whether it has expired is for the caller to see.</summary>
    public VerifiedCaller? Find(ReadOnlySpan<char> token)
    {
        var young = _young;
        if (young.ByText.TryGetValue(token, out var caller))
            return caller;
        if (!_old.ByText.TryGetValue(token, out var text, out caller))
            return null;
        Add(text, caller);
        return caller;
    }

    /// <summary>Remembers a token.</summary>
    public void Add(string token, VerifiedCaller caller)
    {
        if (!_young.Callers.TryAdd(token, caller) || _young.Size.Increment() <= capacity / 2)
            return;
        lock (_lock)
        {
            if (_young.Size.Value <= capacity / 2)
                return;
            _old = _young;
            _young = new Generation();
        }
    }

    private sealed class Generation
    {
        public Generation() => ByText = Callers.GetAlternateLookup<ReadOnlySpan<char>>();

        public ConcurrentDictionary<string, VerifiedCaller> Callers { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, VerifiedCaller>.AlternateLookup<ReadOnlySpan<char>> ByText { get; }

        // The dictionary's own count locks all of it.
        public Counter Size { get; } = new();
    }

    private sealed class Counter
    {
        private int _value;

        public int Value => Volatile.Read(ref _value);

        public int Increment() => Interlocked.Increment(ref _value);
    }
}

/// <summary>The caller that a token proves.</summary>
/// <param name="Principal">For the request.</param>
/// <param name="ExpiresAt">When the token ends, UTC.</param>
public sealed record VerifiedCaller(ClaimsPrincipal Principal, DateTimeOffset ExpiresAt);
