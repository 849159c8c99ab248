using System.Collections.Concurrent;
using InstaHub.GrainInterfaces.RateLimits;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.RateLimits;

/// <summary>
/// Decides requests by permits borrowed from <see cref="IRateLimitGrain"/>. Over all web processes no window sees more than its
/// limit; one process may refuse up to a twentieth of the limit too early for each other process that holds permits of the same
/// caller, until those are given back after <see cref="RateLimitOptions.ReturnAfter"/>. One process alone is exact.
/// </summary>
internal sealed partial class RateLimiter(
    IGrainFactory grains, IOptions<RateLimitOptions> options, TimeProvider time, ILogger<RateLimiter> logger)
{
    /// <summary>The part of a limit that is borrowed at once, at most.</summary>
    private const int PartOfLimit = 20;

    private readonly ConcurrentDictionary<RateLimitSubject, LocalShare> _shares = new();
    private readonly RateLimitTerms[] _terms = TermsOf(options.Value);
    private readonly RateLimitOptions _options = options.Value;

    /// <summary>How many callers this process keeps permits of.</summary>
    public int Tracked => _shares.Count;

    /// <summary>Takes a permit. Completes at once, and allocates nothing, while there are borrowed ones.</summary>
    public ValueTask<RateLimitVerdict> TakeAsync(RateLimitSubject subject)
    {
        if (!_shares.TryGetValue(subject, out var share))
        {
            share = new LocalShare(time, TermsOf(subject).Limit);
            // Beyond the bound a caller's share lives for this request only.
            if (_shares.Count < _options.MaxTracked)
                share = _shares.GetOrAdd(subject, share);
            else
                return TakeUntrackedAsync(subject, share);
        }
        return share.TryDecide(out var verdict) ? ValueTask.FromResult(verdict) : BorrowAndTakeAsync(subject, share);
    }

    /// <summary>Gives back the permit of a request that was refused after all.</summary>
    public void PutBack(RateLimitSubject subject)
    {
        if (_shares.TryGetValue(subject, out var share))
            share.PutBack();
    }

    /// <summary>Gives permits that were not used for <see cref="RateLimitOptions.ReturnAfter"/> back, and forgets their callers.</summary>
    public async Task ReturnIdleAsync()
    {
        foreach (var (subject, share) in _shares)
        {
            if (!share.TryTakeIdle(_options.ReturnAfter, out var window, out var permits))
                continue;
            // A request may be about to use the share that goes: it borrows for itself then.
            _shares.TryRemove(KeyValuePair.Create(subject, share));
            if (permits > 0)
                await ReturnAsync(subject, window, permits);
        }
    }

    private async ValueTask<RateLimitVerdict> BorrowAndTakeAsync(RateLimitSubject subject, LocalShare share)
    {
        RateLimitVerdict verdict;
        do
            await share.BorrowOnce(into => BorrowAsync(subject, into, Math.Max(1, TermsOf(subject).Limit / PartOfLimit)));
        while (!share.TryDecide(out verdict));
        return verdict;
    }

    private async ValueTask<RateLimitVerdict> TakeUntrackedAsync(RateLimitSubject subject, LocalShare share)
    {
        await BorrowAsync(subject, share, 1);
        share.TryDecide(out var verdict);
        return verdict;
    }

    private async Task BorrowAsync(RateLimitSubject subject, LocalShare share, int wanted)
    {
        try
        {
            share.Add(await GrainOf(subject).Borrow(TermsOf(subject), wanted));
        }
        catch (Exception exception)
        {
            // Without its counter a caller is let in: limits are for load, and what needs grains fails by itself.
            LogNotCounted(subject.Kind, exception.GetType(), exception.Message);
            share.AddWithoutCount(wanted);
        }
    }

    private async Task ReturnAsync(RateLimitSubject subject, long window, int permits)
    {
        try
        {
            await GrainOf(subject).Return(window, permits);
        }
        catch (Exception exception)
        {
            // They lapse with their window.
            LogNotReturned(permits, exception.GetType(), exception.Message);
        }
    }

    private IRateLimitGrain GrainOf(RateLimitSubject subject) => grains.GetRateLimitGrain(subject.Kind, subject.Id);

    private RateLimitTerms TermsOf(RateLimitSubject subject) => _terms[(int)subject.Kind];

    private static RateLimitTerms[] TermsOf(RateLimitOptions options)
    {
        var terms = new RateLimitTerms[3];
        terms[(int)RateLimitKind.Anonymous] = new(options.Anonymous, options.Window);
        terms[(int)RateLimitKind.User] = new(options.User, options.Window);
        terms[(int)RateLimitKind.UserWrites] = new(options.UserWrites, options.Window);
        return terms;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Requests ({Kind}) are let through uncounted for a second: {ExceptionType}: {Reason}")]
    private partial void LogNotCounted(RateLimitKind kind, Type exceptionType, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Permits} permits were not returned: {ExceptionType}: {Reason}")]
    private partial void LogNotReturned(int permits, Type exceptionType, string reason);
}
