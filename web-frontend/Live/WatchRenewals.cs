namespace InstaHub.Web.Live;

/// <summary>Renews what is watched, a bounded number at a time; what fails is tried again at the next renewal.</summary>
internal sealed partial class WatchRenewals(ILogger<WatchRenewals> logger)
{
    /// <summary>Calls of grains at the same time.</summary>
    private const int MostAtOnce = 32;

    /// <summary>Does something for each of some things.</summary>
    public Task ForEachAsync<T>(IEnumerable<T> all, Func<T, Task> renew, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            all, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellationToken }, async (one, _) => await TryAsync(renew, one));

    private async Task TryAsync<T>(Func<T, Task> renew, T one)
    {
        try
        {
            await renew(one);
        }
        catch (Exception exception)
        {
            LogNotRenewed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not renew the watching of posts or users; it is tried again")]
    private partial void LogNotRenewed(Exception exception);
}
