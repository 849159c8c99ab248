using InstaHub.GrainInterfaces.Media;
using InstaHub.Silo.Stores.Media;
using InstaHub.Web.Media;

namespace InstaHub.Silo.Media;

/// <summary>A folder in which one file is worked on, with a copy of what was uploaded in it; disposing of it removes it.</summary>
internal sealed partial class WorkFolder : IDisposable
{
    /// <summary>What the upload is called in it.</summary>
    public const string Original = "original";

    private readonly ILogger _logger;

    private WorkFolder(string path, ILogger logger)
    {
        Path = path;
        _logger = logger;
    }

    public string Path { get; }

    /// <summary>The path of a file in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <exception cref="MediaFailedException">What was uploaded is not in the store.</exception>
    public static async Task<WorkFolder> OpenAsync(MediaJob job, IMediaStore store, ILogger logger, CancellationToken cancellationToken)
    {
        var folder = new WorkFolder(Directory.CreateDirectory(System.IO.Path.Combine(store.TempFolder, $"work-{job.Lease:N}")).FullName, logger);
        try
        {
            await using var original = await store.OpenAsync(job.Id, MediaFiles.Original(job.Original), cancellationToken)
                ?? throw new MediaFailedException(MediaFailures.Damaged, "the original is not in the store");
            await using var copy = new FileStream(folder[Original], FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            await original.CopyToAsync(copy, cancellationToken);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    // What is in the way of that must not hide what came of the file. The clean-up removes the folder later.
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogStays(_logger, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folder of a file that was processed stays: {Problem}")]
    private static partial void LogStays(ILogger logger, string problem);
}
