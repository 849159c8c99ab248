using System.Buffers;
using System.Text.Json;
using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Live;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Posts.Watching;

/// <summary>Makes and sends <c>post:engagement</c>.</summary>
public sealed class PostEngagement(TopicPublisher topics, IOptions<SessionsOptions> options)
{
    private const string Name = "post:engagement";

    /// <summary>Nobody yet, by the options.</summary>
    public TopicWatchers NewWatchers() => new(options.Value.Lease, options.Value.CountsInterval);

    /// <summary>Sends the numbers of a post to web processes. How many like it, where that is hidden, its author's connections alone are told.</summary>
    public void Publish(IReadOnlyList<string> webProcesses, StoredPost post, ContentCounts counts)
    {
        var topic = new LiveTopic(LiveTopicKind.Post, post.Id, counts.ChangeNumber);
        var all = EventOf(post.Id, counts, showsLikes: true);
        if (!post.HideLikes)
        {
            topics.Publish(webProcesses, topic, all);
            return;
        }
        topics.Publish(webProcesses, topic with { NotFor = post.AuthorId }, EventOf(post.Id, counts, showsLikes: false));
        topics.Publish(webProcesses, topic with { OnlyFor = post.AuthorId }, all);
    }

    private static LiveEvent EventOf(Guid postId, ContentCounts counts, bool showsLikes)
    {
        var bytes = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, postId);
            json.WriteStartObject("counts"u8);
            if (showsLikes)
                json.WriteNumber("likes"u8, counts.Likes);
            else
                json.WriteNull("likes"u8);
            json.WriteNumber("comments"u8, counts.Replies);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return new LiveEvent(Name, bytes.WrittenMemory);
    }
}
