using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Common;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Live;

/// <inheritdoc cref="IPusher"/>
public sealed partial class LivePublisher(IGrainFactory grains, ILogger<LivePublisher> logger) : IPusher
{
    /// <summary>Users asked about at the same time.</summary>
    private const int Chunk = 200;

    public async Task PublishAsync(IReadOnlyList<LiveTarget> targets, LiveEvent liveEvent)
    {
        var placed = new PlacedTarget[targets.Count];
        var first = 0;
        foreach (var chunk in targets.Chunk(Chunk))
        {
            var places = await ValueTasks.AllAsync(chunk.Length, i => FindProcessesAsync(chunk[i].UserId));
            for (var i = 0; i < chunk.Length; i++)
                placed[first + i] = new(chunk[i], places[i]);
            first += chunk.Length;
        }
        Publish(placed, liveEvent);
    }

    public void Publish(IReadOnlyList<PlacedTarget> targets, LiveEvent liveEvent)
    {
        var byProcess = new Dictionary<string, List<LiveTarget>>();
        foreach (var (target, processes) in targets)
        {
            foreach (var process in processes)
            {
                if (!byProcess.TryGetValue(process, out var there))
                    byProcess[process] = there = [];
                there.Add(target);
            }
        }

        foreach (var (process, there) in byProcess)
        {
            grains.GetWebHost(process).Push(new LivePush(there, liveEvent)).Ignore();
            LiveMetrics.Sent();
        }
    }

    public async ValueTask<IReadOnlyList<string>> FindProcessesAsync(Guid userId)
    {
        try
        {
            return await grains.GetSessions(userId).GetWebProcesses();
        }
        catch (Exception exception)
        {
            LogNotFound(exception, userId);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not find out where user {UserId} is connected")]
    private partial void LogNotFound(Exception exception, Guid userId);
}
