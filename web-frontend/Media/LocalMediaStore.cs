using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Media;

/// <summary>Media in a folder of the local disk: <c>ab/cd/&lt;id&gt;/&lt;name&gt;</c>, sharded by the random end of the id.</summary>
public sealed class LocalMediaStore(IOptions<MediaStoreOptions> options, TimeProvider time) : IMediaStore
{
    private const string Temp = "tmp";

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Value.Path));

    /// <summary>Brings the names in a folder onto the disk.</summary>
    internal Action<string> FlushFolder { get; init; } = FolderFlush.Flush;

    public string TempFolder => Directory.CreateDirectory(Path.Combine(_root, Temp)).FullName;

    public Task PutAsync(Guid mediaId, string name, string tempPath, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            // On the disk before it has a name, so that a name never stands for half a file.
            using (var file = File.OpenHandle(tempPath, FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.FlushToDisk(file);
            var folder = FolderOf(mediaId);
            var isNew = !Directory.Exists(folder);
            Directory.CreateDirectory(folder);
            File.Move(tempPath, Path.Combine(folder, name), overwrite: true);
            // And its name before anybody hears of it, for what it was made of is removed then. Others may have made the folders above just now.
            FlushFolder(folder);
            for (var parent = folder; isNew && parent != _root;)
                FlushFolder(parent = Path.GetDirectoryName(parent)!);
        },
        cancellationToken);

    public Task ShareAsync(Guid mediaId, IReadOnlyCollection<Guid> others, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var files = Directory.GetFiles(FolderOf(mediaId));
            var folders = new HashSet<string>(StringComparer.Ordinal);
            foreach (var other in others)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var folder = Directory.CreateDirectory(FolderOf(other)).FullName;
                foreach (var file in files)
                    HardLink.Create(file, Path.Combine(folder, Path.GetFileName(file)));
                for (; folder.Length > _root.Length && folders.Add(folder); folder = Path.GetDirectoryName(folder)!)
                {
                }
            }
            // All at once: the first flush brings most of it onto the disk.
            foreach (var folder in folders.Append(_root))
                FlushFolder(folder);
        },
        cancellationToken);

    public ValueTask<Stream?> OpenAsync(Guid mediaId, string name, CancellationToken cancellationToken)
    {
        try
        {
            // The buffer of a stream would only be copied through.
            return new(new FileStream(PathOf(mediaId, name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new((Stream?)null);
        }
    }

    public ValueTask<bool> ExistsAsync(Guid mediaId, string name, CancellationToken cancellationToken) => new(File.Exists(PathOf(mediaId, name)));

    public ValueTask DeleteAsync(Guid mediaId, string name, CancellationToken cancellationToken)
    {
        try
        {
            File.Delete(PathOf(mediaId, name));
        }
        catch (DirectoryNotFoundException)
        {
            // Then the file is not there either.
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteOriginalsAsync(Guid mediaId, Guid? kept, CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(FolderOf(mediaId));
        if (!folder.Exists)
            return ValueTask.CompletedTask;
        var keptName = kept is { } attempt ? MediaFiles.Original(attempt) : null;
        foreach (var file in folder.EnumerateFiles($"{MediaFiles.OriginalPrefix}*").Where(file => file.Name != keptName))
            file.Delete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAllAsync(Guid mediaId, CancellationToken cancellationToken)
    {
        DeleteFolder(FolderOf(mediaId));
        return ValueTask.CompletedTask;
    }

    public async IAsyncEnumerable<Guid> ListAsync(int shard, TimeSpan age, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = Path.Combine(_root, shard.ToString("x2", CultureInfo.InvariantCulture));
        if (!Directory.Exists(folder))
            yield break;
        var before = (time.GetUtcNow() - age).UtcDateTime;
        foreach (var entry in new DirectoryInfo(folder).EnumerateDirectories().SelectMany(inner => inner.EnumerateDirectories()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Guid.TryParseExact(entry.Name, "N", out var id) && entry.LastWriteTimeUtc <= before)
                yield return id;
            await ValueTask.CompletedTask;
        }
    }

    public void RemoveAbandoned(TimeSpan age)
    {
        var folder = new DirectoryInfo(Path.Combine(_root, Temp));
        if (!folder.Exists)
            return;
        var before = (time.GetUtcNow() - age).UtcDateTime;
        foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => entry.LastWriteTimeUtc <= before))
        {
            if (entry is DirectoryInfo)
                DeleteFolder(entry.FullName);
            else
                entry.Delete();
        }
    }

    private static void DeleteFolder(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else was first.
        }
    }

    private string PathOf(Guid mediaId, string name) => Path.Combine(FolderOf(mediaId), name);

    private string FolderOf(Guid mediaId)
    {
        var id = mediaId.ToString("N");
        return Path.Combine(_root, id[^2..], id[^4..^2], id);
    }
}
