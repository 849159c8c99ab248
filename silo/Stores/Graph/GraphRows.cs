using InstaHub.GrainInterfaces.Profiles;
using Npgsql;

namespace InstaHub.Silo.Stores.Graph;

/// <summary>Reads what statements of the graph return.</summary>
internal static class GraphRows
{
    /// <summary>The columns <c>posts, followers, following, change_number</c>.</summary>
    public static CountsChange ReadCounts(NpgsqlDataReader row, int first) =>
        new(new UserCounts(row.GetInt64(first), row.GetInt64(first + 1), row.GetInt64(first + 2)), row.GetInt64(first + 3));
}
