namespace InstaHub.Web.Media;

/// <summary>
/// Where the bytes of media are: a few named files for each media id, written once, whole or not at all. Web processes and silos share
/// one. Names are <see cref="MediaFiles"/>' to make.
/// </summary>
public interface IMediaStore
{
    /// <summary>A folder on this machine for files that are being made; <see cref="PutAsync"/> takes them from there cheaply.</summary>
    string TempFolder { get; }

    /// <summary>Stores a file from <see cref="TempFolder"/>, which is taken away there; one of the same name is replaced.</summary>
    Task PutAsync(Guid mediaId, string name, string tempPath, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the files that a media id has under others too; those of the same names are replaced. Where the system can, they share the
    /// bytes; each is removed by itself.
    /// </summary>
    Task ShareAsync(Guid mediaId, IReadOnlyCollection<Guid> others, CancellationToken cancellationToken);

    /// <summary>Opens a file for reading from any position; null when there is none.</summary>
    /// <returns>A stream that knows its length and can seek.</returns>
    ValueTask<Stream?> OpenAsync(Guid mediaId, string name, CancellationToken cancellationToken);

    /// <summary>Whether there is such a file.</summary>
    ValueTask<bool> ExistsAsync(Guid mediaId, string name, CancellationToken cancellationToken);

    /// <summary>Removes a file, if there is one.</summary>
    ValueTask DeleteAsync(Guid mediaId, string name, CancellationToken cancellationToken);

    /// <summary>Removes what uploads of a media id have brought (<see cref="MediaFiles.Original"/>), except <paramref name="kept"/>.</summary>
    ValueTask DeleteOriginalsAsync(Guid mediaId, Guid? kept, CancellationToken cancellationToken);

    /// <summary>Removes all files of a media id.</summary>
    ValueTask DeleteAllAsync(Guid mediaId, CancellationToken cancellationToken);

    /// <summary>The media ids of one of <see cref="Shards"/> that have had files for at least <paramref name="age"/>.</summary>
    IAsyncEnumerable<Guid> ListAsync(int shard, TimeSpan age, CancellationToken cancellationToken);

    /// <summary>Removes what processes that came to an end have left in <see cref="TempFolder"/> for at least <paramref name="age"/>.</summary>
    void RemoveAbandoned(TimeSpan age);

    /// <summary>In how many parts all ids are listed.</summary>
    const int Shards = 256;
}
