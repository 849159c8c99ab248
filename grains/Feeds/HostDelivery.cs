using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Feeds;

/// <summary>Brings news to a silo that hosts feeds and inboxes, however long that takes.</summary>
public sealed partial class HostDelivery(IFeedHostStore store, TimeProvider time, ILogger<HostDelivery> logger)
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Calls a host until it has acknowledged, or has lost its lease: nobody there believes any more what they have not been told.</summary>
    /// <returns>Whether it has acknowledged.</returns>
    public async Task<bool> SendAsync(FeedHostLease host, Func<Task> call)
    {
        while (true)
        {
            try
            {
                await call().WaitAsync(CallLimit, time);
                return true;
            }
            catch (Exception exception)
            {
                LogNotDelivered(host.Silo, exception.Message);
            }

            try
            {
                if (!await store.IsLeasedAsync(host))
                    return false;
            }
            catch (Exception exception)
            {
                LogNotDelivered(host.Silo, exception.Message);
            }
            await Task.Delay(Pause, time);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "News did not reach {Silo} and are sent again: {Problem}")]
    private partial void LogNotDelivered(string silo, string problem);
}
