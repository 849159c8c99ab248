using InstaHub.Grains.Posts;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Posts;

/// <summary>The columns of posts on their way into the database, one array each.</summary>
internal static class PostColumns
{
    /// <summary>How many parameters <see cref="Add"/> adds.</summary>
    public const int Count = 17;

    // Arrays of arrays do not come apart by unnest: those go as one text each, whose parts have no blanks.
    private static readonly (string Name, string Type, string? Expression)[] All =
    [
        ("id", "uuid", null), ("author_id", "uuid", null), ("status", "smallint", null), ("caption", "text", null),
        ("media", "text", "media_raw::jsonb"), ("location", "text", "location_raw::jsonb"),
        ("hashtags", "text", "string_to_array(hashtags_raw, ' ')"), ("mentions", "text", "string_to_array(mentions_raw, ' ')::uuid[]"),
        ("mention_names", "text", "string_to_array(mention_names_raw, ' ')"),
        ("comments_off", "bool", null), ("hide_likes", "bool", null), ("created_at", "timestamptz", null), ("publish_at", "timestamptz", null),
        ("published_at", "timestamptz", null), ("edited_at", "timestamptz", null), ("deleted_at", "timestamptz", null), ("pinned_at", "timestamptz", null),
    ];

    /// <summary>The columns, separated by commas.</summary>
    public static readonly string Names = string.Join(", ", All.Select(column => column.Name));

    /// <summary>The same as they come from the parameters.</summary>
    public static readonly string RawNames = string.Join(", ", All.Select(RawName));

    /// <summary>What makes <see cref="Names"/> of <see cref="RawNames"/>.</summary>
    public static readonly string Values =
        string.Join(", ", All.Select(column => column.Expression is null ? column.Name : $"{column.Expression} as {column.Name}"));

    /// <summary>The parameters, which are the first of the statement.</summary>
    public static readonly string Arrays = string.Join(", ", All.Select((column, i) => $"${i + 1}::{column.Type}[]"));

    /// <summary>Adds the arrays.</summary>
    public static void Add(NpgsqlParameterCollection parameters, IReadOnlyList<StoredPost> posts)
    {
        Column(post => post.Id);
        Column(post => post.AuthorId);
        Column(post => (short)post.Status);
        Column(post => post.Caption);
        Column(PostRows.MediaOf);
        Column(PostRows.LocationOf);
        Column(post => string.Join(' ', post.Hashtags));
        Column(post => string.Join(' ', post.Mentions.Select(mention => mention.Id)));
        Column(post => string.Join(' ', post.Mentions.Select(mention => mention.Username)));
        Column(post => post.CommentsOff);
        Column(post => post.HideLikes);
        Column(post => post.CreatedAt.UtcDateTime);
        Column(post => post.PublishAt?.UtcDateTime);
        Column(post => post.PublishedAt?.UtcDateTime);
        Column(post => post.EditedAt?.UtcDateTime);
        Column(post => post.DeletedAt?.UtcDateTime);
        Column(post => post.PinnedAt?.UtcDateTime);

        void Column<T>(Func<StoredPost, T> value)
        {
            var column = new T[posts.Count];
            for (var i = 0; i < column.Length; i++)
                column[i] = value(posts[i]);
            parameters.Add(WriteBatch.Array(column));
        }
    }

    private static string RawName((string Name, string Type, string? Expression) column) => column.Expression is null ? column.Name : $"{column.Name}_raw";
}
