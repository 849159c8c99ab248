using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Grains.Graph;

/// <summary>Makes the events of acts.</summary>
public static class GraphHappenings
{
    /// <param name="type">One of <see cref="GraphEvents"/>.</param>
    /// <param name="actorId">Who acted: the event's key.</param>
    /// <param name="targetId">About whom.</param>
    /// <param name="at">When.</param>
    public static DomainEvent Event(string type, Guid actorId, Guid targetId, DateTimeOffset at) => new(
        Guid.CreateVersion7(at), GraphEvents.Namespace, GraphGrainExtensions.EventKey(actorId), type,
        JsonSerializer.SerializeToUtf8Bytes(new GraphChange(actorId, targetId), GraphEventJson.Default.GraphChange), at);
}
