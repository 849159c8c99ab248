using InstaHub.Grains.Posts;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;
using NpgsqlTypes;

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
        Times(post => post.CreatedAt);
        Times(post => post.PublishAt);
        Times(post => post.PublishedAt);
        Times(post => post.EditedAt);
        Times(post => post.DeletedAt);
        Times(post => post.PinnedAt);

        void Column<T>(Func<StoredPost, T> value) => parameters.Add(WriteBatch.Array(Values(value)));

        void Times(Func<StoredPost, DateTimeOffset?> value) => parameters.Add(TimesOf(Values(post => value(post)?.UtcDateTime)));

        T[] Values<T>(Func<StoredPost, T> value)
        {
            var column = new T[posts.Count];
            for (var i = 0; i < column.Length; i++)
                column[i] = value(posts[i]);
            return column;
        }
    }

    /// <summary>A parameter of times, UTC. Its type is said, for it cannot be told from one that has none.</summary>
    public static NpgsqlParameter TimesOf<T>(T[] times) =>
        new NpgsqlParameter<T[]> { TypedValue = times, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };

    private static string RawName((string Name, string Type, string? Expression) column) => column.Expression is null ? column.Name : $"{column.Name}_raw";
}
