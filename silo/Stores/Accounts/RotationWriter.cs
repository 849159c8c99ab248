using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts;

/// <summary>Uses refresh tokens up and adds those that follow them. The session's row is locked first, so of two who use one token the second finds it used.</summary>
internal sealed class RotationWriter : IBatchWriter<Guid, TokenRotation, bool>
{
    private const string Rotate =
        """
        with input as (
            select * from unnest($1::int[], $2::uuid[], $3::bytea[], $4::bytea[], $5::timestamptz[], $6::timestamptz[], $7::text[])
                as input (operation, session_id, used_hash, next_hash, at, expires_at, address)
        ), used as (
            update refresh_tokens set used_at = input.at
            from input join sessions on sessions.id = input.session_id join accounts on accounts.id = sessions.user_id
            where refresh_tokens.token_hash = input.used_hash and refresh_tokens.session_id = input.session_id
                and refresh_tokens.used_at is null and refresh_tokens.expires_at > input.at and accounts.status = 0
            returning input.*
        ), extended as (
            update sessions set expires_at = used.expires_at, last_seen_at = used.at, address = used.address
            from used where sessions.id = used.session_id
        ), added as (
            insert into refresh_tokens (token_hash, session_id, issued_at, expires_at) select next_hash, session_id, at, expires_at from used
        )
        select operation from used
        """;

    public string Name => "refresh_tokens";

    public Guid KeyOf(TokenRotation operation) => operation.SessionId;

    public void Write(IReadOnlyList<TokenRotation> operations, WriteBatch batch)
    {
        batch.LockRows("sessions", "id", operations.Select(rotation => rotation.SessionId).ToArray());
        var rotate = batch.Add(Rotate);
        rotate.Add(WriteBatch.Array(Enumerable.Range(0, operations.Count).ToArray()));
        Add(rotation => rotation.SessionId);
        Add(rotation => rotation.UsedHash);
        Add(rotation => rotation.NextHash);
        Add(rotation => rotation.At.UtcDateTime);
        Add(rotation => rotation.ExpiresAt.UtcDateTime);
        Add(rotation => rotation.Address);

        void Add<T>(Func<TokenRotation, T> value) => rotate.Add(WriteBatch.Array(operations.Select(value).ToArray()));
    }

    public async Task ReadAsync(NpgsqlDataReader reader, IReadOnlyList<TokenRotation> operations, bool[] outcomes, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
            outcomes[reader.GetInt32(0)] = true;
    }
}
