using System.Text.Json;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Posts;
using Npgsql;

namespace InstaHub.Silo.Stores.Posts;

/// <summary>Reads rows of posts.</summary>
internal static class PostRows
{
    /// <summary>What <see cref="Read"/> reads, of <c>posts p left join content_counts c</c>.</summary>
    public const string Columns =
        """
        p.id, p.author_id, p.status, p.caption, p.media::text, p.location::text, p.hashtags, p.mentions, p.mention_names, p.comments_off,
            p.hide_likes, p.created_at, p.publish_at, p.published_at, p.edited_at, p.deleted_at, p.pinned_at, p.version,
            coalesce(c.likes, 0), coalesce(c.replies, 0), coalesce(c.change_number, 0)
        """;

    public static StoredPost Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        AuthorId = row.GetGuid(1),
        Status = (PostStatus)row.GetInt16(2),
        Caption = row.GetString(3),
        Media = ReadMedia(row, 4),
        Location = ReadLocation(row, 5),
        Hashtags = row.GetFieldValue<string[]>(6),
        Mentions = [.. row.GetFieldValue<Guid[]>(7).Zip(row.GetFieldValue<string[]>(8), (id, username) => new Mention(id, username))],
        CommentsOff = row.GetBoolean(9),
        HideLikes = row.GetBoolean(10),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(11),
        PublishAt = ReadTime(row, 12),
        PublishedAt = ReadTime(row, 13),
        EditedAt = ReadTime(row, 14),
        DeletedAt = ReadTime(row, 15),
        PinnedAt = ReadTime(row, 16),
        Version = row.GetInt64(17),
        Counts = new ContentCounts(row.GetInt64(18), row.GetInt64(19), row.GetInt64(20)),
    };

    /// <summary>The column <c>media::text</c>.</summary>
    public static IReadOnlyList<PostMedia> ReadMedia(NpgsqlDataReader row, int column) =>
        row.GetString(column) is var json && json == "[]"
            ? []
            : JsonSerializer.Deserialize(json, StoredPostJson.Columns.IReadOnlyListPostMedia) ?? [];

    /// <summary>The column <c>location::text</c>.</summary>
    public static PostLocation? ReadLocation(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : JsonSerializer.Deserialize(row.GetString(column), StoredPostJson.Columns.PostLocation);

    /// <summary>As it is written into that column.</summary>
    public static string MediaOf(StoredPost post) =>
        post.Media.Count == 0 ? "[]" : JsonSerializer.Serialize(post.Media, StoredPostJson.Columns.IReadOnlyListPostMedia);

    /// <inheritdoc cref="MediaOf"/>
    public static string? LocationOf(StoredPost post) =>
        post.Location is null ? null : JsonSerializer.Serialize(post.Location, StoredPostJson.Columns.PostLocation);

    private static DateTimeOffset? ReadTime(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
