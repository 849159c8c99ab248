using System.Text.Json;
using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Comments;

/// <summary>Makes the events of comments.</summary>
public static class CommentHappenings
{
    /// <summary>An event of <see cref="CommentEvents"/>.</summary>
    public static DomainEvent Event(string type, CommentChange change, DateTimeOffset at) => new(
        Guid.CreateVersion7(at), CommentEvents.Namespace, CommentGrainExtensions.EventKey(change.PostId), type,
        JsonSerializer.SerializeToUtf8Bytes(change, CommentEventJson.Default.CommentChange), at);
}
