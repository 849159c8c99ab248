using System.Collections.Concurrent;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Grains.Media;
using InstaHub.Silo.Media;
using InstaHub.Silo.Stores.Media;
using InstaHub.Web.Media;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstaHub.Stores.Contract.Media;

/// <summary>The stores of media, put together as the silo does, on a database of their own; nothing works on files by itself.</summary>
internal sealed class MediaStoreHost : DatabaseHost
{
    private readonly DirectoryInfo _folder;

    private MediaStoreHost(TestDatabase database, DirectoryInfo folder, ConcurrentQueue<Guid> forgotten)
        : base(
            database.ConnectionString,
            configure: services => services.AddMedia().AddMediaStores().AddMediaFiles()
                .AddSingleton<MediaCleanup>().AddSingleton(ForgottenMedia.Watch(forgotten)).AddOptions<ProcessingOptions>(),
            settings: ("Media:Path", folder.FullName)) => (Database, _folder, Forgotten) = (database, folder, forgotten);

    public IMediaCatalog Catalog => Get<IMediaCatalog>();

    public MediaQueue Queue => Get<MediaQueue>();

    public IMediaStore Files => Get<IMediaStore>();

    public MediaOptions Limits => Get<IOptions<MediaOptions>>().Value;

    public TestDatabase Database { get; }

    public Guid Owner { get; private set; }

    /// <summary>The files whose grains were told to read anew.</summary>
    public ConcurrentQueue<Guid> Forgotten { get; }

    public static async Task<MediaStoreHost> CreateAsync()
    {
        var host = new MediaStoreHost(await TestDatabase.CreateMigratedAsync(), Directory.CreateTempSubdirectory("instahub-media-"), new());
        host.Owner = await host.AddOwnerAsync();
        return host;
    }

    public async Task<Guid> AddOwnerAsync()
    {
        var id = Guid.CreateVersion7();
        await ExecuteAsync($"insert into accounts (id, username, email, email_key, password_hash, created_at) values ('{id}', '{id:N}', '{id}', '{id}', '', now())");
        return id;
    }

    public Task ExecuteAsync(string sql) => Database.ExecuteAsync(sql);

    /// <summary>A file that is awaited.</summary>
    public async Task<Guid> AwaitedAsync(MediaKind kind = MediaKind.Image)
    {
        var id = Guid.CreateVersion7();
        Assert.NotNull(await Catalog.CreateAsync(new AwaitedMedia(id, Owner, new CheckedMedia(kind, "image/jpeg", 3)), 1000));
        return id;
    }

    /// <summary>A file that waits to be processed.</summary>
    public async Task<Guid> UploadedAsync(MediaKind kind = MediaKind.Image)
    {
        var id = await AwaitedAsync(kind);
        var attempt = Guid.NewGuid();
        await PutAsync(id, MediaFiles.Original(attempt));
        Assert.NotNull(await Catalog.UploadedAsync(id, new UploadedFile(attempt, new byte[32])));
        return id;
    }

    /// <summary>A file that is ready.</summary>
    public async Task<Guid> ReadyAsync(MediaKind kind = MediaKind.Image)
    {
        var id = await UploadedAsync(kind);
        var job = await Queue.TakeAsync(MediaLane.Short, TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.Equal(id, job!.Id);
        await PutAsync(id, MediaFiles.Variant(1080, MediaFormat.WebP));
        Assert.NotNull(await Catalog.ProcessedAsync(id, job.Lease, new ProcessedImage(4, 3, [new MediaSize(1080, 4, 3)], "L")));
        return id;
    }

    /// <summary>Puts three bytes into the store.</summary>
    public async Task PutAsync(Guid id, string name)
    {
        var path = Path.Combine(Files.TempFolder, $"{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(path, [1, 2, 3]);
        await Files.PutAsync(id, name, path, CancellationToken.None);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
