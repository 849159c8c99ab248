using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts;

/// <summary>
/// Writes accounts with their profiles, first sessions and events. Whoever loses a name to another, of the same batch too, leaves
/// no row and no event behind.
/// </summary>
internal sealed class RegistrationWriter : IBatchWriter<string, NewAccount, RegistrationOutcome>
{
    private static readonly string Insert =
        $"""
        with input as (
            select * from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[],
                $9::text[], $10::text[], $11::bool[])
                as input (operation, id, username, display_name, email, email_key, password_hash, created_at, provider, subject, is_verified)
        ), named as (
            insert into usernames (username, user_id) select username, id from input order by operation
            on conflict do nothing
            returning user_id
        ), made as (
            insert into accounts (id, username, email, email_key, password_hash, created_at, email_verified_at)
            select id, username, email, email_key, password_hash, created_at, case when is_verified then created_at end from input
            where id in (select user_id from named) order by operation
            on conflict do nothing
            returning id
        ), done as (
            select input.* from input join made using (id)
        ), profile as (
            insert into profiles (user_id, display_name) select id, display_name from done
        ), external as (
            insert into external_identities (provider, subject, user_id) select provider, subject, id from done where provider is not null
            on conflict do nothing
        ), counts as (
            insert into user_counts (user_id) select id from done
        ), mail as (
            insert into mails (kind, user_id) select '{MailKinds.VerifyEmail}', id from done where not is_verified
        ), session as (
            {SessionRows.InsertSql(firstParameter: 12, condition: "session.user_id in (select id from done)")}
        ), token as (
            {SessionRows.InsertTokensSql(firstParameter: 12, condition: "session.user_id in (select id from done)")}
        ), noted as (
            {EventRows.InsertSql(firstParameter: 12 + SessionRows.Parameters, condition: "event.operation in (select operation from done)")}
        )
        select operation from done
        """;

    // A statement of its own, so that it sees whom the first one has lost to.
    private const string FindTakenUsernames =
        """
        select input.operation from unnest($1::int[], $2::uuid[], $3::text[]) as input (operation, id, username)
        join usernames using (username) where usernames.user_id <> input.id
        """;

    // Who had the name and lost by the e-mail address does not keep it.
    private const string ReturnUsernames =
        """
        delete from usernames using unnest($1::uuid[], $2::text[]) as input (id, username)
        where usernames.username = input.username and usernames.user_id = input.id
            and not exists (select from accounts where accounts.id = input.id)
        """;

    public string Name => "accounts";

    public string KeyOf(NewAccount operation) => operation.Username;

    public void Write(IReadOnlyList<NewAccount> operations, WriteBatch batch)
    {
        var sessions = new SessionRows();
        for (var i = 0; i < operations.Count; i++)
        {
            sessions.Add(operations[i].Session);
            batch.Events.Add(i, operations[i].Registered);
        }

        var numbers = Enumerable.Range(0, operations.Count).ToArray();
        var insert = batch.Add(Insert);
        insert.Add(WriteBatch.Array(numbers));
        insert.Add(Column(account => account.UserId));
        insert.Add(Column(account => account.Username));
        insert.Add(Column(account => account.DisplayName));
        insert.Add(Column(account => account.Email));
        insert.Add(Column(account => AccountRules.Fold(account.Email)));
        insert.Add(Column(account => account.PasswordHash));
        insert.Add(Column(account => account.CreatedAt.UtcDateTime));
        insert.Add(Column(account => account.Identity?.Provider));
        insert.Add(Column(account => account.Identity?.Subject));
        insert.Add(Column(account => account.Identity is { IsEmailVerified: true }));
        sessions.AddParameters(insert);
        batch.Events.AddParameters(insert);

        var find = batch.Add(FindTakenUsernames);
        find.Add(WriteBatch.Array(numbers));
        find.Add(Column(account => account.UserId));
        find.Add(Column(account => account.Username));

        var giveBack = batch.Add(ReturnUsernames);
        giveBack.Add(Column(account => account.UserId));
        giveBack.Add(Column(account => account.Username));

        NpgsqlParameter Column<T>(Func<NewAccount, T> value) => WriteBatch.Array(operations.Select(value).ToArray());
    }

    public async Task ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<NewAccount> operations, RegistrationOutcome[] outcomes, CancellationToken cancellationToken)
    {
        // Who was not made and has a free username has lost by the e-mail address.
        Array.Fill(outcomes, RegistrationOutcome.EmailTaken);
        await SetAsync(RegistrationOutcome.Registered);
        await reader.NextResultAsync(cancellationToken);
        await SetAsync(RegistrationOutcome.UsernameTaken);

        async Task SetAsync(RegistrationOutcome outcome)
        {
            while (await reader.ReadAsync(cancellationToken))
                outcomes[reader.GetInt32(0)] = outcome;
        }
    }
}
