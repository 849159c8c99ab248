using InstaHub.GrainInterfaces.LinkPreviews;
using InstaHub.Grains.Egress;
using InstaHub.Grains.LinkPreviews;
using InstaHub.Silo.Egress;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.LinkPreviews;

/// <summary>
/// See <see cref="ILinkPreviews"/>. Each address is looked at once at a time, by all silos together, and kept in memory and in the
/// database. Thread-safe.
/// </summary>
public sealed partial class LinkPreviews(
    PageReader pages, ILinkPreviewStore store, IOptions<LinkPreviewOptions> options, IOptions<EgressOptions> egress, TimeProvider time,
    ILogger<LinkPreviews> logger) : ILinkPreviews, IDisposable
{
    /// <summary>Addresses that are looked at or wait for it; above, there is no preview.</summary>
    private const int MaxUnderWay = 256;

    /// <summary>How often it is asked whether another silo has found out.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly LinkPreviewOptions _options = options.Value;
    // Longer than any fetch takes.
    private readonly TimeSpan _lease = egress.Value.Timeout + TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private readonly KeptPreviews _kept = new(options.Value.KeptInMemory);
    private readonly Dictionary<string, Task<LinkPreview?>> _underWay = [];
    private readonly SemaphoreSlim _places = new(options.Value.Concurrency);
    private readonly CancellationTokenSource _stopping = new();

    /// <inheritdoc/>
    public async Task<LinkPreview?> FindAsync(string text, CancellationToken cancellationToken = default)
    {
        if (!_options.Enabled || LinkInText.FindFirst(text) is not { } link)
            return null;
        // Kept for the page, given for the link.
        var preview = await FindPageAsync(UrlRules.AsciiOf(link), cancellationToken);
        return preview is null ? null : preview with { Url = UrlRules.AsciiOf(link, withFragment: true) };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private Task<LinkPreview?> FindPageAsync(string url, CancellationToken cancellationToken)
    {
        TaskCompletionSource<LinkPreview?> finding;
        lock (_lock)
        {
            if (_kept.TryGet(url, time.GetUtcNow(), out var kept))
            {
                LinkPreviewMetrics.FromMemory();
                return Task.FromResult(kept);
            }
            if (_underWay.TryGetValue(url, out var underWay))
                return underWay.WaitAsync(cancellationToken);
            if (_underWay.Count >= MaxUnderWay)
            {
                LinkPreviewMetrics.GivenUp();
                return Task.FromResult<LinkPreview?>(null);
            }

            finding = new TaskCompletionSource<LinkPreview?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _underWay.Add(url, finding.Task);
        }

        // On the thread pool, and without the context of the grain that happened to be first.
        ThreadPool.UnsafeQueueUserWorkItem(state => _ = RunAsync(url, state), finding, preferLocal: false);
        return finding.Task.WaitAsync(cancellationToken);
    }

    private async Task RunAsync(string url, TaskCompletionSource<LinkPreview?> finding)
    {
        var found = default(Found);
        try
        {
            found = await FindOutAsync(url, _stopping.Token);
        }
        catch (Exception e)
        {
            // A preview is no more than nice to have: nothing of it is worth an error.
            LinkPreviewMetrics.GivenUp();
            LogGivenUp(e.GetType().Name);
        }

        lock (_lock)
        {
            _underWay.Remove(url);
            if (found.Left > TimeSpan.Zero)
                _kept.Keep(url, found.Preview, time.GetUtcNow() + found.Left);
        }

        finding.SetResult(found.Preview);
    }

    private async Task<Found> FindOutAsync(string url, CancellationToken cancellationToken)
    {
        while (true)
        {
            await _places.WaitAsync(cancellationToken);
            try
            {
                var claim = await store.ClaimAsync(url, _lease, cancellationToken);
                if (claim.State == LinkPreviewState.Kept)
                {
                    LinkPreviewMetrics.FromTable();
                    return new Found(claim.Preview, claim.Left);
                }
                if (claim.State == LinkPreviewState.Claimed)
                    return await FetchAsync(url, cancellationToken);
            }
            finally
            {
                _places.Release();
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task<Found> FetchAsync(string url, CancellationToken cancellationToken)
    {
        var found = default(Found);
        try
        {
            var preview = await pages.ReadAsync(url, cancellationToken);
            found = new Found(preview, preview is null ? _options.KeepFailuresFor : _options.KeepFor);
        }
        catch (EgressException e)
        {
            LogNotFetched(e.Outcome, e.Message);
            // Who was asked too often may be asked again in a minute.
            found = new Found(null, e.Outcome == EgressOutcome.Busy ? TimeSpan.Zero : _options.KeepFailuresFor);
        }
        finally
        {
            // Also after what was not foreseen, so that nobody waits for it.
            await store.KeepAsync(url, found.Preview, found.Left, CancellationToken.None);
        }

        if (found.Preview is null)
            LinkPreviewMetrics.Nothing();
        else
            LinkPreviewMetrics.Fetched();
        return found;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A page was not fetched ({Outcome}): {Problem}")]
    private partial void LogNotFetched(EgressOutcome outcome, string problem);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A link was not looked at: {Problem}")]
    private partial void LogGivenUp(string problem);

    private readonly record struct Found(LinkPreview? Preview, TimeSpan Left);
}
