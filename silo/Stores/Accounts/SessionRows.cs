using InstaHub.Grains.Accounts;
using Npgsql;
using static InstaHub.Silo.Stores.GroupCommit.WriteBatch;

namespace InstaHub.Silo.Stores.Accounts;

/// <summary>Sessions on their way into the database, each with its first refresh token, to be inserted within the statement of a batch.</summary>
internal sealed class SessionRows
{
    /// <summary>How many parameters <see cref="AddParameters"/> adds.</summary>
    public const int Parameters = 7;

    private readonly List<NewSession> _sessions = [];

    public void Add(NewSession session) => _sessions.Add(session);

    /// <summary>The insertion of the sessions, to stand alone or as a part of a <c>with</c> statement.</summary>
    /// <param name="firstParameter">The number of the first of its <see cref="Parameters"/> parameters.</param>
    /// <param name="condition">Which sessions to insert, in terms of <c>session.id</c> and <c>session.user_id</c>.</param>
    public static string InsertSql(int firstParameter, string condition = "true") =>
        $"""
        insert into sessions (id, user_id, address, device, started_at, expires_at)
        select session.id, session.user_id, session.address, session.device, session.started_at, session.expires_at
        from {Unnest(firstParameter)} where {condition}
        """;

    /// <summary>The insertion of their refresh tokens, in the same statement, with the same parameters.</summary>
    public static string InsertTokensSql(int firstParameter, string condition = "true") =>
        $"""
        insert into refresh_tokens (token_hash, session_id, issued_at, expires_at)
        select session.token_hash, session.id, session.started_at, session.expires_at
        from {Unnest(firstParameter)} where {condition}
        """;

    /// <summary>Adds the arrays, in the order that <see cref="InsertSql"/> numbers them.</summary>
    public void AddParameters(NpgsqlParameterCollection parameters)
    {
        Add(session => session.Id);
        Add(session => session.UserId);
        Add(session => session.RefreshTokenHash);
        Add(session => session.StartedAt.UtcDateTime);
        Add(session => session.ExpiresAt.UtcDateTime);
        Add(session => session.Origin.Address);
        Add(session => session.Origin.Device);

        void Add<T>(Func<NewSession, T> value) => parameters.Add(Array(_sessions.Select(value).ToArray()));
    }

    private static string Unnest(int firstParameter)
    {
        string[] types = ["uuid", "uuid", "bytea", "timestamptz", "timestamptz", "text", "text"];
        var arrays = string.Join(", ", types.Select((type, i) => $"${firstParameter + i}::{type}[]"));
        return $"unnest({arrays}) as session (id, user_id, token_hash, started_at, expires_at, address, device)";
    }
}
