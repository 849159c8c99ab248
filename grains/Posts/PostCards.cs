using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Posts;

/// <summary>Makes the cards of posts: what readers need of them, ready as bytes. Pure.</summary>
internal static class PostCards
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Makes a card.</summary>
    /// <param name="post">The post.</param>
    /// <param name="counts">Its numbers.</param>
    /// <param name="media">What is shown of its media, in their order.</param>
    public static PostCard Make(StoredPost post, ContentCounts counts, IReadOnlyList<ReadOnlyMemory<byte>> media) => new(
        post.Id, post.AuthorId, post.Status, post.PublishedAt, new JsonBytes(Members(post, media)), counts, post.CommentsOff, post.HideLikes,
        post.Version, post.CreatedAt, [.. PeopleIn(post).Distinct()]);

    private static IEnumerable<Guid> PeopleIn(StoredPost post) =>
        post.Mentions.Select(mention => mention.Id).Concat(post.Media.SelectMany(media => media.Tags).Select(tag => tag.UserId));

    private static ReadOnlyMemory<byte> Members(StoredPost post, IReadOnlyList<ReadOnlyMemory<byte>> media)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            Write(json, post, media);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan[1..^1].ToArray();
    }

    private static void Write(Utf8JsonWriter json, StoredPost post, IReadOnlyList<ReadOnlyMemory<byte>> media)
    {
        json.WriteString("id"u8, post.Id);
        json.WriteString("caption"u8, post.Caption);
        json.WriteStartArray("media"u8);
        for (var i = 0; i < post.Media.Count; i++)
            WriteMedia(json, post.Media[i], media[i]);
        json.WriteEndArray();
        json.WriteStartArray("hashtags"u8);
        foreach (var hashtag in post.Hashtags)
            json.WriteStringValue(hashtag);
        json.WriteEndArray();
        json.WriteStartArray("mentions"u8);
        foreach (var mention in post.Mentions)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, mention.Id);
            json.WriteString("username"u8, mention.Username);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteLocation(json, post.Location);
        json.WriteTimeOrNull("publishedAt"u8, post.PublishedAt);
        json.WriteTimeOrNull("editedAt"u8, post.EditedAt);
        if (post.PublishedAt is null)
        {
            json.WriteString("status"u8, post.Status == PostStatus.Scheduled ? "scheduled"u8 : "draft"u8);
            json.WriteTimeOrNull("publishAt"u8, post.PublishAt);
            json.WriteTimeOrNull("createdAt"u8, post.CreatedAt);
        }
        json.WriteStartObject("flags"u8);
        json.WriteBoolean("commentsOff"u8, post.CommentsOff);
        json.WriteBoolean("hideLikes"u8, post.HideLikes);
        json.WriteBoolean("archived"u8, post.Status == PostStatus.Archived);
        json.WriteBoolean("pinned"u8, post.PinnedAt is not null);
        json.WriteEndObject();
    }

    // In the order that clients expect: what the file is, then what the author says of it.
    private static void WriteMedia(Utf8JsonWriter json, PostMedia media, ReadOnlyMemory<byte> members)
    {
        var bytes = new ArrayBufferWriter<byte>(members.Length + 128);
        bytes.Write("{"u8);
        bytes.Write(members.Span);
        bytes.Write(","u8);
        using (var own = new Utf8JsonWriter(bytes, Options))
        {
            own.WriteStartObject();
            own.WriteString("altText"u8, media.AltText);
            own.WriteStartArray("tags"u8);
            foreach (var tag in media.Tags)
            {
                own.WriteStartObject();
                own.WriteString("userId"u8, tag.UserId);
                own.WriteString("username"u8, tag.Username);
                own.WriteNumber("x"u8, tag.X);
                own.WriteNumber("y"u8, tag.Y);
                own.WriteEndObject();
            }
            own.WriteEndArray();
            own.WriteEndObject();
        }

        // The second opening brace is the writer's: the members before it belong to the same object.
        var whole = bytes.WrittenSpan;
        var start = members.Length + 2;
        json.WriteRawValue([.. whole[..start], .. whole[(start + 1)..]], skipInputValidation: true);
    }

    private static void WriteLocation(Utf8JsonWriter json, PostLocation? location)
    {
        if (location is null)
        {
            json.WriteNull("location"u8);
            return;
        }

        json.WriteStartObject("location"u8);
        json.WriteString("name"u8, location.Name);
        json.WriteNumberOrNull("latitude"u8, location.Latitude);
        json.WriteNumberOrNull("longitude"u8, location.Longitude);
        json.WriteEndObject();
    }
}
