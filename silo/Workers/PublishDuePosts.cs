using InstaHub.GrainInterfaces.Posts;

namespace InstaHub.Silo.Workers;

/// <summary>Publishes scheduled posts. Whether a post still is one, its grain knows.</summary>
public sealed class PublishDuePosts(IGrainFactory grains) : IDueJobHandler
{
    public string Kind => DueKinds.Publish;

    public Task HandleAsync(string key, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        grains.GetPost(Guid.ParseExact(key, "D")).PublishDue(dueAt);
}
