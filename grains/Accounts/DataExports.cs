using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Accounts.Tokens;
using Orleans.Concurrency;

namespace InstaHub.Grains.Accounts;

/// <inheritdoc cref="IDataExports"/>
[GrainType("data-exports"), StatelessWorker, Reentrant]
public sealed class DataExports(IDataExportStore exports, TimeProvider time) : Grain, IDataExports
{
    /// <summary>Least time between two exports of a user, unless the first has failed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    public async Task<Result<DataExport>> Request(Guid userId, Origin origin, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var activity = JsonSerializer.SerializeToUtf8Bytes(
            new AccountActivity(userId, null, origin.Address, origin.Device), AccountEventJson.Default.AccountActivity);
        var requested = new DomainEvent(
            Guid.CreateVersion7(now), AccountEvents.Namespace, AccountGrainExtensions.EventKey(userId), AccountEvents.ExportRequested, activity, now);

        if (await exports.RequestAsync(userId, now, now - Pause, requested, cancellationToken) is not { } before)
            return new DataExport(DataExportStatus.Pending, now, null, null);
        return before.Status == DataExportStatus.Pending
            ? AccountErrors.ExportUnderWay
            : AccountErrors.TooManyExports(before.RequestedAt + Pause - now);
    }

    public async Task<DataExport> Get(Guid userId, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        if (await exports.FindAsync(userId, cancellationToken) is not { } export || export.ExpiresAt <= now)
            return DataExport.None;
        if (export is not { Status: DataExportStatus.Ready, BuildId: { } buildId })
            return new DataExport(export.Status, export.RequestedAt, null, null);
        var secret = UserSecret.Make(userId);
        await exports.AddLinkAsync(userId, buildId, UserSecret.HashOf(secret), cancellationToken);
        return new DataExport(export.Status, export.RequestedAt, export.ExpiresAt, secret);
    }

    public async Task<DataExportFile?> Open(string secret, CancellationToken cancellationToken = default) =>
        UserSecret.Read(secret) is { } read ? await exports.OpenAsync(read.Hash, time.GetUtcNow(), cancellationToken) : null;

    public Task<ReadOnlyMemory<byte>?> ReadChunk(Guid buildId, int number, CancellationToken cancellationToken = default) =>
        exports.ReadChunkAsync(buildId, number, cancellationToken);
}
