using InstaHub.GrainInterfaces.Reactions;
using Npgsql;

namespace InstaHub.Silo.Stores.Reactions;

/// <summary>Reads rows of <c>content_counts</c>.</summary>
internal static class ContentCountRows
{
    /// <summary>The columns <c>likes, replies, change_number</c>; null when they are.</summary>
    public static ContentCounts? Read(NpgsqlDataReader row, int first) =>
        row.IsDBNull(first) ? null : new ContentCounts(row.GetInt64(first), row.GetInt64(first + 1), row.GetInt64(first + 2));
}
