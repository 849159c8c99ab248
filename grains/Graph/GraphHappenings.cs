using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Grains.Graph;

/// <summary>Makes the events of acts: one act may make one of several, of which the database inserts the one that is true.</summary>
public sealed class GraphHappenings(Guid actorId, Guid targetId, DateTimeOffset at)
{
    private readonly string _key = GraphGrainExtensions.EventKey(actorId);
    private readonly byte[] _payload = JsonSerializer.SerializeToUtf8Bytes(new GraphChange(actorId, targetId), GraphEventJson.Default.GraphChange);

    /// <summary>An event of <see cref="GraphEvents"/>.</summary>
    public DomainEvent Event(string type) => new(Guid.CreateVersion7(at), GraphEvents.Namespace, _key, type, _payload, at);
}
