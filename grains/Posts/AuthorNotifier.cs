using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Events;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Posts;

/// <summary>
/// Tells authors how many posts they have: at once by whoever has written a post, and by the event (<see cref="PostCountsHandler"/>) when
/// that one died before. One for the silo.
/// </summary>
public sealed partial class AuthorNotifier(IGrainFactory grains, ILogger<AuthorNotifier> logger)
{
    private readonly ToldEvents _told = new();

    /// <summary>
    /// Tells an author's grain the numbers that a write has led to. Nobody waits for it: what the author asks that grain afterwards comes
    /// behind it.
    /// </summary>
    /// <param name="authorId">Whose numbers they are.</param>
    /// <param name="counts">As of the commit.</param>
    /// <param name="events">The events of the write.</param>
    public void Tell(Guid authorId, CountsChange counts, IReadOnlyList<DomainEvent> events)
    {
        // Before it is told: the event may be quicker. Should this process die now, its memory goes too.
        foreach (var told in events)
            _told.Add(told.Id);
        _ = TellAsync(authorId, counts);
    }

    /// <summary>Does what an event asks for that nobody has told of.</summary>
    public Task HandleAsync(DomainEvent happened, PostChange change) =>
        _told.Remove(happened.Id) ? Task.CompletedTask : grains.GetUser(change.AuthorId).AccountChanged();

    private async Task TellAsync(Guid authorId, CountsChange counts)
    {
        try
        {
            await grains.GetUser(authorId).CountsChanged(counts);
        }
        catch (Exception exception)
        {
            LogNotTold(exception, authorId);
            await ForgetAsync(authorId);
        }
    }

    // Where it was is gone, most likely, and with it what it remembered.
    private async Task ForgetAsync(Guid authorId)
    {
        try
        {
            await grains.GetUser(authorId).AccountChanged();
        }
        catch (Exception exception)
        {
            LogNotTold(exception, authorId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "User {UserId} was not told of their number of posts")]
    private partial void LogNotTold(Exception exception, Guid userId);
}
