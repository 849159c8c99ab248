using InstaHub.GrainInterfaces.Live;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Live;

/// <inheritdoc cref="IPusher"/>
public sealed partial class LivePublisher(IGrainFactory grains, ILogger<LivePublisher> logger) : IPusher
{
    /// <summary>Users asked about at the same time.</summary>
    private const int Chunk = 200;

    public async Task PublishAsync(IReadOnlyList<LiveTarget> targets, LiveEvent liveEvent)
    {
        var byProcess = new Dictionary<string, List<LiveTarget>>();
        foreach (var chunk in targets.Chunk(Chunk))
        {
            var places = await Task.WhenAll(chunk.Select(FindAsync));
            for (var i = 0; i < chunk.Length; i++)
            {
                foreach (var process in places[i])
                {
                    if (!byProcess.TryGetValue(process, out var there))
                        byProcess[process] = there = [];
                    there.Add(chunk[i]);
                }
            }
        }

        foreach (var (process, there) in byProcess)
        {
            grains.GetWebHost(process).Push(new LivePush(there, liveEvent)).Ignore();
            LiveMetrics.Sent();
        }
    }

    private async Task<IReadOnlyList<string>> FindAsync(LiveTarget target)
    {
        try
        {
            return await grains.GetSessions(target.UserId).GetWebProcesses();
        }
        catch (Exception exception)
        {
            LogNotFound(exception, target.UserId);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not find out where user {UserId} is connected")]
    private partial void LogNotFound(Exception exception, Guid userId);
}
