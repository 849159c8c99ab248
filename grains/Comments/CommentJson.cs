using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Comments;

/// <summary>Writes comments as JSON, as one viewer may see them. Pure.</summary>
internal static class CommentJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A JSON array.</summary>
    public static JsonBytes WriteAll(IEnumerable<ShownComment> comments)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartArray();
            foreach (var comment in comments)
                Write(json, comment);
            json.WriteEndArray();
        }

        return new JsonBytes(bytes.WrittenSpan.ToArray());
    }

    /// <summary>A JSON object.</summary>
    public static JsonBytes Write(ShownComment comment)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Options))
            Write(json, comment);
        return new JsonBytes(bytes.WrittenSpan.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ShownComment shown)
    {
        var comment = shown.Comment;
        json.WriteStartObject();
        json.WriteString("id"u8, comment.Id);
        json.WriteString("postId"u8, comment.PostId);
        json.WritePropertyName("author"u8);
        json.WriteRawValue(shown.Author.Utf8.Span, skipInputValidation: true);
        json.WriteString("text"u8, comment.Text);
        json.WriteStartArray("mentions"u8);
        foreach (var mention in comment.Mentions)
        {
            if (shown.HiddenPeople.Contains(mention.Id))
                continue;
            json.WriteStartObject();
            json.WriteString("id"u8, mention.Id);
            json.WriteString("username"u8, mention.Username);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteIdOrNull("replyTo"u8, comment.ReplyTo);
        json.WriteString("createdAt"u8, comment.CreatedAt.UtcDateTime);
        json.WriteTimeOrNull("editedAt"u8, comment.EditedAt);
        json.WriteBoolean("pinned"u8, comment.IsPinned);
        json.WriteStartObject("counts"u8);
        json.WriteNumber("likes"u8, comment.Counts.Likes);
        json.WriteNumber("replies"u8, comment.Counts.Replies);
        json.WriteEndObject();
        json.WriteStartObject("viewer"u8);
        json.WriteBoolean("liked"u8, shown.Liked);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

/// <summary>A comment as one viewer may see it.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Author">A JSON object.</param>
/// <param name="Liked">Whether the viewer likes it.</param>
/// <param name="HiddenPeople">Who of those mentioned is absent for the viewer.</param>
internal sealed record ShownComment(CommentCard Comment, JsonBytes Author, bool Liked, IReadOnlySet<Guid> HiddenPeople);
