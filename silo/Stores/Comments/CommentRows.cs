using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Comments;
using InstaHub.Silo.Stores.Reactions;
using Npgsql;

namespace InstaHub.Silo.Stores.Comments;

/// <summary>Reads comments from rows.</summary>
internal static class CommentRows
{
    /// <summary>What <see cref="Read"/> reads, of <c>comments c left join content_counts n on n.target_id = c.id</c>.</summary>
    public const string Columns =
        """
        c.id, c.post_id, c.author_id, c.reply_to, c.text, c.mentions, c.mention_names, c.created_at, c.edited_at, c.pinned_at is not null,
            n.likes, n.replies, n.change_number, c.deleted_at is not null, c.version
        """;

    /// <summary>How many they are.</summary>
    public const int Count = 15;

    public static StoredComment Read(NpgsqlDataReader row)
    {
        var (ids, names) = (row.GetFieldValue<Guid[]>(5), row.GetFieldValue<string[]>(6));
        var card = new CommentCard(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetGuid(2),
            row.IsDBNull(3) ? null : row.GetGuid(3),
            row.GetString(4),
            [.. ids.Zip(names, (id, name) => new CommentMention(id, name))],
            row.GetFieldValue<DateTimeOffset>(7),
            row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8),
            row.GetBoolean(9),
            ContentCountRows.Read(row, 10) ?? new ContentCounts(0, 0, 0));
        return new StoredComment(card, row.GetBoolean(13), row.GetInt64(14));
    }
}
