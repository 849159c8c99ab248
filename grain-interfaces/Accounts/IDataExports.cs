using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>The exports of users' data, which are made in the background. One key serves all.</summary>
[Alias("InstaHub.Accounts.IDataExports")]
public interface IDataExports : IGrainWithIntegerKey
{
    /// <summary>Lets an export be made: one at a time, and one a day.</summary>
    /// <returns>Or <see cref="AccountErrors.ExportUnderWay"/>, <see cref="AccountErrors.TooManyExports"/>.</returns>
    [Alias("Request")]
    Task<Result<DataExport>> Request(Guid userId, Origin origin, CancellationToken cancellationToken = default);

    /// <summary>The newest export of a user; each call makes a link to it of its own.</summary>
    [Alias("Get")]
    Task<DataExport> Get(Guid userId, CancellationToken cancellationToken = default);

    /// <summary>The file behind a link; null when there is none, or its time is over.</summary>
    [Alias("Open")]
    Task<DataExportFile?> Open(string secret, CancellationToken cancellationToken = default);

    /// <summary>A part of a file; null when it has gone meanwhile.</summary>
    /// <param name="buildId">The file.</param>
    /// <param name="number">0, 1, 2, … up to its end.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    [Alias("ReadChunk")]
    Task<ReadOnlyMemory<byte>?> ReadChunk(Guid buildId, int number, CancellationToken cancellationToken = default);
}

/// <summary>An export as its user sees it.</summary>
/// <param name="Status">How far it is.</param>
/// <param name="RequestedAt">UTC; null when there is none.</param>
/// <param name="ExpiresAt">When file and links end, UTC; null until it is ready.</param>
/// <param name="LinkSecret">What a new link to it carries; null until it is ready.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.DataExport")]
public sealed record DataExport(
    [property: Id(0)] DataExportStatus Status,
    [property: Id(1)] DateTimeOffset? RequestedAt,
    [property: Id(2)] DateTimeOffset? ExpiresAt,
    [property: Id(3)] string? LinkSecret)
{
    public static readonly DataExport None = new(DataExportStatus.None, null, null, null);

    // The secret opens the file without any token.
    private bool PrintMembers(System.Text.StringBuilder text)
    {
        text.Append("Status = ").Append(Status);
        return true;
    }
}

/// <summary>How far an export is.</summary>
[GenerateSerializer, Alias("InstaHub.Accounts.DataExportStatus")]
public enum DataExportStatus
{
    None = 0,
    Pending = 1,
    Ready = 2,
    Failed = 3,
}

/// <summary>A file that is ready.</summary>
/// <param name="BuildId">By which its parts are read.</param>
/// <param name="Bytes">How many it has.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.DataExportFile")]
public sealed record DataExportFile([property: Id(0)] Guid BuildId, [property: Id(1)] long Bytes);
