using System.Collections.Concurrent;
using System.Collections.Frozen;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Web.Api.Errors;

namespace InstaHub.Web.Security.Authentication;

/// <summary>
/// The sessions that have ended though access tokens of theirs have not expired, as this process knows them: from the first token on
/// it asks every few seconds, and what it is told meanwhile it adds. While it cannot find out, no token is good.
/// </summary>
internal sealed partial class SessionRevocations(IGrainFactory grains, TimeProvider time, ILogger<SessionRevocations> logger) : IDisposable
{
    /// <summary>Time between two questions.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long an answer counts, from when it was asked for. With the age that it may have then, an access token stops working
    /// within 10 s of the end of its session.
    /// </summary>
    public static readonly TimeSpan Validity = TimeSpan.FromSeconds(8);

    // Who needs an answer waits for it no longer than this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int IdBytes = 16;

    private readonly ConcurrentDictionary<Guid, long> _told = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private volatile Known? _known;
    private Task? _asking;
    private Task? _running;

    /// <summary>Raised with sessions that this process has just learned to have ended.</summary>
    public event Action<IReadOnlyCollection<Guid>>? Ended;

    /// <summary>Whether a session has ended. Completes at once while the last answer counts.</summary>
    /// <exception cref="ApiException">Nobody knows: 503.</exception>
    public ValueTask<bool> HasEndedAsync(Guid sessionId) =>
        _known is { } known && time.GetElapsedTime(known.AskedAt) <= Validity ? new(IsKnownToHaveEnded(sessionId)) : AskAndTellAsync(sessionId);

    /// <summary>Whether this process has learned that a session has ended.</summary>
    public bool IsKnownToHaveEnded(Guid sessionId) =>
        _known is { } known && known.Ids.Contains(sessionId) || (!_told.IsEmpty && _told.ContainsKey(sessionId));

    /// <summary>Sessions have ended, by another way than by asking.</summary>
    public void Add(IReadOnlyList<Guid> sessions)
    {
        foreach (var session in sessions)
            _told[session] = time.GetTimestamp();
        Ended?.Invoke(sessions);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async ValueTask<bool> AskAndTellAsync(Guid sessionId)
    {
        Task asking;
        lock (_lock)
        {
            _running ??= RunAsync(_stopping.Token);
            asking = _asking is { IsCompleted: false } underWay ? underWay : _asking = AskAsync();
        }
        try
        {
            await asking.WaitAsync(Patience, time);
        }
        catch (Exception exception)
        {
            LogUnknown(exception.GetType(), exception.Message);
            throw new ApiException(HttpErrors.Unavailable);
        }
        return IsKnownToHaveEnded(sessionId);
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                await TryAskAsync();
        }
        catch (OperationCanceledException)
        {
            // The process ends.
        }
    }

    private async Task TryAskAsync()
    {
        Task asking;
        lock (_lock)
            asking = _asking is { IsCompleted: false } underWay ? underWay : _asking = AskAsync();
        try
        {
            await asking;
        }
        catch (Exception exception)
        {
            LogUnknown(exception.GetType(), exception.Message);
        }
    }

    private async Task AskAsync()
    {
        var (before, askedAt) = (_known, time.GetTimestamp());
        var answer = await grains.GetRevokedSessions().GetRevoked(before?.Version ?? 0);
        var ids = answer.Ids is { } changed ? Read(changed.Span) : before!.Ids;
        _known = new Known(answer.Version, ids, askedAt);
        ForgetToldOf(ids);
        if (answer.Ids is not null && ids.Where(id => before is null || !before.Ids.Contains(id)).ToList() is { Count: > 0 } ended)
            Ended?.Invoke(ended);
    }

    // What the answer has too, and what no token can be left of.
    private void ForgetToldOf(FrozenSet<Guid> ids)
    {
        foreach (var (session, toldAt) in _told)
        {
            if (ids.Contains(session) || time.GetElapsedTime(toldAt) > AccessTokenFormat.Lifetime + 2 * AccessTokenFormat.ClockSkew)
                _told.TryRemove(session, out _);
        }
    }

    private static FrozenSet<Guid> Read(ReadOnlySpan<byte> ids)
    {
        var sessions = new HashSet<Guid>();
        for (; !ids.IsEmpty; ids = ids[IdBytes..])
            sessions.Add(new Guid(ids[..IdBytes], bigEndian: true));
        return sessions.ToFrozenSet();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not ask which sessions have ended: {ExceptionType}: {Reason}")]
    private partial void LogUnknown(Type exceptionType, string reason);

    private sealed record Known(long Version, FrozenSet<Guid> Ids, long AskedAt);
}
