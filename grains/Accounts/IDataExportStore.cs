using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Accounts;

/// <summary>Exports of users' data, in the database.</summary>
public interface IDataExportStore
{
    /// <summary>Lets an export be made, with the event, unless one is being made or was asked for after <paramref name="since"/>.</summary>
    /// <returns>The one that stands in its way; null when it will be made.</returns>
    Task<StoredDataExport?> RequestAsync(Guid userId, DateTimeOffset now, DateTimeOffset since, DomainEvent requested, CancellationToken cancellationToken);

    /// <summary>The newest export of a user, or null.</summary>
    Task<StoredDataExport?> FindAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Adds a link to a file; beyond some links the oldest goes.</summary>
    Task AddLinkAsync(Guid userId, Guid buildId, byte[] secretHash, CancellationToken cancellationToken);

    /// <summary>The file behind a link, or null.</summary>
    Task<DataExportFile?> OpenAsync(byte[] secretHash, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>A part of a file, or null.</summary>
    Task<ReadOnlyMemory<byte>?> ReadChunkAsync(Guid buildId, int number, CancellationToken cancellationToken);
}

/// <summary>An export as it is stored.</summary>
/// <param name="Status">How far it is.</param>
/// <param name="RequestedAt">UTC.</param>
/// <param name="BuildId">Of whoever made it last; null when nobody has.</param>
/// <param name="ExpiresAt">UTC; null until it is ready.</param>
public sealed record StoredDataExport(DataExportStatus Status, DateTimeOffset RequestedAt, Guid? BuildId, DateTimeOffset? ExpiresAt);
