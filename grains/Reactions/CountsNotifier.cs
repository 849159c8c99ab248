using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Common;
using InstaHub.Grains.Events;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Reactions;

/// <summary>
/// Tells posts and comments of their numbers after a commit. Of a hot post one call is under way, and the next brings the newest. One for
/// the silo.
/// </summary>
/// <remarks>
/// Who waits does so for at most <see cref="Patience"/>. Whoever was not told by then, or not at all, is told by the handler of the event.
/// </remarks>
public sealed partial class CountsNotifier
{
    /// <summary>Longest wait of an act for its target to be told.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly IGrainFactory _grains;
    private readonly ILikeStore _likes;
    private readonly TimeProvider _time;
    private readonly ILogger<CountsNotifier> _logger;
    private readonly Mailboxes<(Guid Id, ContentKind Kind), ContentCounts> _told;
    private readonly Mailboxes<(Guid Id, ContentKind Kind), bool> _refreshed;
    private readonly ToldEvents _events = new();

    public CountsNotifier(IGrainFactory grains, ILikeStore likes, TimeProvider time, ILogger<CountsNotifier> logger)
    {
        (_grains, _likes, _time, _logger) = (grains, likes, time, logger);
        _told = new(SendAsync, static (a, b) => a.ChangeNumber >= b.ChangeNumber ? a : b);
        _refreshed = new(ReadAndSendAsync, static (_, _) => true);
    }

    /// <summary>Tells of numbers that were committed. Does not throw.</summary>
    /// <returns>Whether that was done; when all targets of an event have been told, <see cref="Told"/> is to be called.</returns>
    public async Task<bool> TellAsync(Guid targetId, ContentKind kind, ContentCounts counts)
    {
        try
        {
            return await _told.PostAsync((targetId, kind), counts).WaitAsync(Patience, _time);
        }
        catch (TimeoutException)
        {
            LogSlow(targetId, Patience);
            return false;
        }
    }

    /// <summary>Notes that all were told of what an event tells. After they were: until then it is the handler's task.</summary>
    public void Told(Guid eventId) => _events.Add(eventId);

    /// <summary>Tells of an event's targets the numbers that are in the database now, unless they were told. Does not throw.</summary>
    public Task HandleAsync(Guid eventId, params (Guid Id, ContentKind Kind)[] targets) =>
        _events.Remove(eventId) ? Task.CompletedTask : Task.WhenAll(targets.Select(target => _refreshed.PostAsync(target, true)));

    private async Task<bool> SendAsync((Guid Id, ContentKind Kind) target, ContentCounts counts)
    {
        try
        {
            await (target.Kind switch
            {
                ContentKind.Post => _grains.GetPost(target.Id).CountsChanged(counts),
                ContentKind.Comment => _grains.GetComment(target.Id).CountsChanged(counts),
                _ => Task.CompletedTask,
            });
            return true;
        }
        catch (Exception exception)
        {
            LogFailed(exception, target.Kind, target.Id);
            return false;
        }
    }

    private async Task<bool> ReadAndSendAsync((Guid Id, ContentKind Kind) target, bool _)
    {
        try
        {
            return await _likes.FindCountsAsync(target.Id) is not { } counts || await SendAsync(target, counts);
        }
        catch (Exception exception)
        {
            LogFailed(exception, target.Kind, target.Id);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Telling {TargetId} of its numbers takes longer than {Patience}: it is told by the event")]
    private partial void LogSlow(Guid targetId, TimeSpan patience);

    [LoggerMessage(2, LogLevel.Warning, "{Kind} {TargetId} was not told of its numbers")]
    private partial void LogFailed(Exception exception, ContentKind kind, Guid targetId);
}
