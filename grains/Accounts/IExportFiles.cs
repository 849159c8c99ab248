namespace InstaHub.Grains.Accounts;

/// <summary>Files of a user that go into an export as they are. A feature registers one.</summary>
public interface IExportFiles
{
    /// <summary>Finds them, one after the other.</summary>
    IAsyncEnumerable<ExportFile> FindAsync(Guid userId, CancellationToken cancellationToken);
}

/// <summary>A file of an export.</summary>
/// <param name="Name">Its path in the archive, such as <c>media/1.jpg</c>.</param>
/// <param name="OpenAsync">Opens it for reading; null: it is gone.</param>
public sealed record ExportFile(string Name, Func<CancellationToken, ValueTask<Stream?>> OpenAsync);
