using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts;

/// <inheritdoc cref="IAccountStore"/>
internal sealed class AccountStore(
    NpgsqlDataSource database,
    IGroupCommitter<NewAccount, RegistrationOutcome> registrations,
    IGroupCommitter<ActivityWrite, bool> activities) : IAccountStore
{
    private const string ReplacePasswordHash =
        "update accounts set password_hash = $3, version = version + 1 where id = $1 and version = $2";

    public Task<RegistrationOutcome> RegisterAsync(NewAccount account, CancellationToken cancellationToken) =>
        registrations.SubmitAsync(account, cancellationToken);

    public Task<bool> AddSessionAsync(NewSession session, long seenVersion, DomainEvent signedIn, CancellationToken cancellationToken) =>
        activities.SubmitAsync(new ActivityWrite(session, seenVersion, signedIn), cancellationToken);

    public Task AddEventAsync(DomainEvent happened, CancellationToken cancellationToken) =>
        activities.SubmitAsync(new ActivityWrite(null, 0, happened), cancellationToken);

    public Task<StoredCredentials?> FindCredentialsAsync(Guid userId, CancellationToken cancellationToken) =>
        FindAsync("select password_hash, version, status from accounts where id = $1", userId,
            row => new StoredCredentials(row.IsDBNull(0) ? null : row.GetString(0), row.GetInt64(1), (AccountStatus)row.GetInt16(2)), cancellationToken);

    public Task<Guid?> FindByUsernameAsync(string username, CancellationToken cancellationToken) =>
        FindIdAsync("select id from accounts where username = $1", username, cancellationToken);

    public Task<Guid?> FindByEmailAsync(string email, CancellationToken cancellationToken) =>
        FindIdAsync("select id from accounts where email_key = $1", email, cancellationToken);

    public async Task<bool> ReplacePasswordHashAsync(Guid userId, long seenVersion, string passwordHash, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ReplacePasswordHash);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = seenVersion });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = passwordHash });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private async Task<Guid?> FindIdAsync(string sql, string key, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        return (Guid?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task<T?> FindAsync<T>(string sql, Guid userId, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
        where T : class
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? read(row) : null;
    }
}
